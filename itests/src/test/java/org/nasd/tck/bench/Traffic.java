package org.nasd.tck.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.NasState;
import org.nasd.tck.Mark;

/** Events of accounts of one NAS, which is the device, on their whole way. */
public final class Traffic implements AutoCloseable {

    private final Bench bench;
    private final int marksBefore;
    private final Map<Long, List<String>> pushed = new LinkedHashMap<>();

    private Traffic(Bench bench) throws Exception {
        this.bench = bench;
        this.marksBefore = bench.device().marks().size();
    }

    /** Lets nasd work with the device as a NAS with these forks and options. */
    public static Traffic to(Bench bench, int forks, Map<String, String> options) throws Exception {
        String json = options.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        bench.database().change(Bench.NAS, Map.of("FORKS", forks, "OPTIONS", json, "SCHEME", Bench.SCHEME));
        Traffic traffic = new Traffic(bench);
        Until.sure("the NAS works", Duration.ofSeconds(30), () -> {
            Bench.await(bench.dispatch().refresh());
            return traffic.state() == NasState.WORKING;
        });
        return traffic;
    }

    /** What the scheduler does with the NAS. */
    public NasState state() throws Exception {
        return bench.dispatch().status(Bench.NAS).map(status -> status.state()).orElse(null);
    }

    /** Puts so many events for each of so many new accounts into the compact stack, in turn. */
    public void push(int accounts, int eventsOfEach) throws Exception {
        long first = bench.newAccounts(accounts);
        bench.database().addAccounts(first, accounts, Bench.NAS);
        for (int i = 0; i < eventsOfEach; i++) {
            for (long user = first; user < first + accounts; user++) {
                String value = bench.freshValue();
                pushed.computeIfAbsent(user, id -> new ArrayList<>()).add(value);
                bench.database().push(user, value);
            }
        }
    }

    /** Waits until no event waits any longer, whatever became of it. */
    public void awaitDelivered(Duration atMost) throws Exception {
        Until.sure(
                "every event has left the stack", atMost, () -> bench.database().waiting() == 0);
    }

    /** Reasons of the events that failed. */
    public List<String> failed() throws Exception {
        return bench.database().texts("SELECT LAST_ERROR FROM EVENTS_FAILED");
    }

    private List<Mark> marks() throws Exception {
        List<Mark> all = bench.device().marks();
        return all.subList(marksBefore, all.size());
    }

    /** The most commands that the device saw at once. */
    public int peak() throws Exception {
        List<long[]> edges = new ArrayList<>();
        for (Mark mark : marks()) {
            edges.add(new long[] {mark.startMicros(), 1});
            edges.add(new long[] {mark.endMicros(), -1});
        }
        edges.sort(Comparator.<long[]>comparingLong(edge -> edge[0]).thenComparingLong(edge -> edge[1]));
        long now = 0;
        long peak = 0;
        for (long[] edge : edges) {
            now += edge[1];
            peak = Math.max(peak, now);
        }
        return (int) peak;
    }

    /** Each event reached the device once, those of an account in order. */
    public void isInOrderOnceEach() throws Exception {
        List<String> values = marks().stream().map(Mark::value).toList();
        assertThat(values).doesNotHaveDuplicates();
        isInOrder();
    }

    /** Each event reached the device at least once, those of an account in order. */
    public void isInOrder() throws Exception {
        List<String> values = new ArrayList<>(
                new LinkedHashSet<>(marks().stream().map(Mark::value).toList()));
        for (Map.Entry<Long, List<String>> account : pushed.entrySet()) {
            assertThat(values.stream().filter(account.getValue()::contains).toList())
                    .as("what the device marked for account %d", account.getKey())
                    .isEqualTo(account.getValue());
        }
    }

    @Override
    public void close() throws Exception {
        bench.database().change(Bench.NAS, Map.of("SCHEME", Bench.AT_REST, "OPTIONS", "{}"));
        Bench.await(bench.dispatch().refresh());
        for (String table : List.of("EVENTS_STACK_COMPACT", "EVENTS_STACK", "EVENTS_FAILED")) {
            bench.database().execute("DELETE FROM " + table);
        }
        Until.sure("nasd has let go of the device", Duration.ofSeconds(30), () -> bench.link().stream()
                .allMatch(link -> link.connections() == 0));
    }
}
