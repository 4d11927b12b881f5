package org.nasd.metrics.internal.jmx;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.stack.NasBacklog;

/** Shows the whole of nasd over JMX. */
final class OverviewFigures implements OverviewMXBean {

    private static final double NANOS = 1e9;

    private final String version;
    private final Supplier<Board> board;

    OverviewFigures(String version, Supplier<Board> board) {
        this.version = version;
        this.board = board;
    }

    @Override
    public String getVersion() {
        return version;
    }

    @Override
    public boolean isReady() {
        return board.get().reading().readiness().ready();
    }

    @Override
    public Map<String, List<String>> getProblems() {
        Map<String, List<String>> problems =
                new TreeMap<>(board.get().reading().readiness().problems());
        problems.values().removeIf(List::isEmpty);
        return problems;
    }

    @Override
    public long getEventsCompact() {
        return board.get().figures().compact();
    }

    @Override
    public long getEventsWaiting() {
        return sum(backlog -> Math.max(0, backlog.waiting() - backlog.postponed()));
    }

    @Override
    public long getEventsPostponed() {
        return sum(NasBacklog::postponed);
    }

    private long sum(ToLongFunction<NasBacklog> what) {
        return board.get().figures().backlogs().values().stream()
                .mapToLong(what)
                .sum();
    }

    @Override
    public long getEventsInFlight() {
        return board.get().figures().nas().stream().mapToLong(NasStatus::busy).sum();
    }

    @Override
    public long getEventsFailed() {
        return board.get().figures().failed().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public Map<String, Long> getEventsFailedByReason() {
        Map<String, Long> failed = new TreeMap<>();
        board.get().figures().failed().forEach((reason, count) -> failed.put(lower(reason), count));
        return failed;
    }

    @Override
    public double getQueueLatencySeconds() {
        return board.get().figures().backlogs().values().stream()
                        .map(NasBacklog::oldest)
                        .mapToLong(Duration::toNanos)
                        .max()
                        .orElse(0)
                / NANOS;
    }

    @Override
    public int getNasCount() {
        return board.get().figures().nas().size();
    }

    @Override
    public Map<String, Long> getNasByState() {
        Map<String, Long> states = new TreeMap<>();
        board.get().figures().nas().forEach(nas -> states.merge(lower(nas.state()), 1L, Long::sum));
        return states;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, NasRow> getNas() {
        Map<String, NasRow> table = new TreeMap<>();
        board.get().byName().forEach((name, entry) -> table.put(name, new NasFigures(() -> entry)));
        return table;
    }

    @Override
    public NasRow nas(String name) {
        Board.Entry entry = board.get().byName().get(name);
        if (entry == null) {
            throw new IllegalArgumentException("this node works no NAS of that name; the attribute Nas lists all");
        }
        return new NasFigures(() -> entry);
    }
}
