package org.nasd.itests.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.nasd.simulator.Journal;

/**
 * The account of what reached a router: every event of the scheme {@code Ledger} writes the account's login and the event's place among
 * the account's events, from 1.
 */
public final class Ledger {

    public static final String SCHEME = "Ledger";

    /** The event. */
    public static final String EVENT = "mark";

    /** The same, never to be sent twice. */
    public static final String ONCE = "once";

    /** The same, but the engine of the fault tests drops dead over it. */
    public static final String POISON = "poison";

    /** What stands where a driver that signs puts its node's name. */
    public static final String BY_NOBODY = "by-nobody";

    private static final String COMMAND =
            "/queue simple ensure [name={{login}}] target={{ip}}/32 comment={{place}}@" + BY_NOBODY + "\n";

    private final int eventsOfEach;
    private final Set<String> excused;
    private final Map<String, List<Arrival>> arrivals;

    private Ledger(Map<String, List<Arrival>> arrivals, int eventsOfEach, Set<String> excused) {
        this.arrivals = arrivals;
        this.eventsOfEach = eventsOfEach;
        this.excused = excused;
    }

    /** Puts the scheme into an instance. */
    public static void install(Distribution nasd) throws IOException {
        install(nasd.home().resolve("etc"), "mikrotik-simple");
    }

    /** Puts the scheme into a directory of settings. */
    public static void install(Path etc, String driver) throws IOException {
        Path scheme = Files.createDirectories(etc.resolve("oss").resolve(SCHEME));
        Files.writeString(
                scheme.resolve("scheme.cfg"),
                "driver = " + driver + "\ncoalesce = false\nidempotent." + ONCE + " = false\n");
        for (String event : List.of(EVENT, ONCE, POISON)) {
            Files.writeString(scheme.resolve(event + ".cmd"), COMMAND);
        }
        Files.writeString(
                scheme.resolve("note.cmd"),
                "/queue simple ensure [name={{login}}] target={{ip}}/32 comment={{text}}\n");
    }

    /** Reads a router's journal, in which every account should have so many events. */
    public static Ledger of(Journal journal, int eventsOfEach) {
        return of(Arrivals.in(journal), eventsOfEach);
    }

    /** Reads what was written down of routers, on which every account should have so many events. */
    public static Ledger of(Arrivals arrivals, int eventsOfEach) {
        return new Ledger(arrivals.byLogin(), eventsOfEach, Set.of());
    }

    /** Excuses events, each given as {@code login:place}, for not having taken effect: they are among the failed ones. */
    public Ledger excusing(Set<String> failed) {
        return new Ledger(arrivals, eventsOfEach, failed);
    }

    public int accounts() {
        return arrivals.size();
    }

    /** All that took effect. */
    public List<Arrival> arrivals() {
        return arrivals.values().stream().flatMap(List::stream).toList();
    }

    /** Events of the accounts seen that never took effect. */
    public long lost() {
        return arrivals.entrySet().stream()
                .mapToLong(account -> lost(account.getKey(), account.getValue()))
                .sum();
    }

    private long lost(String login, List<Arrival> seen) {
        Set<Integer> places = new TreeSet<>();
        seen.forEach(arrival -> places.add(arrival.place()));
        return IntStream.rangeClosed(1, eventsOfEach)
                .filter(place -> !places.contains(place) && !isExcused(login, place))
                .count();
    }

    private boolean isExcused(String login, int place) {
        return excused.contains(login + ":" + place);
    }

    /** How often an event took effect again. */
    public long repeated() {
        return arrivals.values().stream()
                .mapToLong(of ->
                        of.size() - of.stream().map(Arrival::place).distinct().count())
                .sum();
    }

    /**
     * Accounts whose events took effect out of order. Each has to follow the one before; only at a break, where the daemon died, may
     * events that it had not yet recorded come once more, in order.
     *
     * @param breaks journal numbers after which the daemon was another one
     */
    public List<String> outOfOrder(Long... breaks) {
        TreeSet<Long> ends = new TreeSet<>(List.of(breaks));
        return outOfOrder((before, now) ->
                !ends.subSet(before == null ? 0 : before.number(), now.number()).isEmpty());
    }

    /**
     * The same, where a fault between two events excuses that they come once more.
     *
     * @param faults whether there was one between two events of an account, the first of which may be null
     */
    public List<String> outOfOrder(BiPredicate<Arrival, Arrival> faults) {
        List<String> wrong = new ArrayList<>();
        arrivals.forEach((login, of) -> {
            Arrival before = null;
            for (Arrival arrival : of) {
                if (!follows(before, arrival) && !repeats(before, arrival, faults)) {
                    wrong.add(login + ": " + describe(of, arrival));
                    return;
                }
                before = arrival;
            }
        });
        return wrong;
    }

    private boolean follows(Arrival before, Arrival now) {
        int last = before == null ? 0 : before.place();
        return now.place() > last
                && IntStream.range(last + 1, now.place()).allMatch(place -> isExcused(now.login(), place));
    }

    private static boolean repeats(Arrival before, Arrival now, BiPredicate<Arrival, Arrival> faults) {
        return before != null && now.place() <= before.place() && faults.test(before, now);
    }

    private static String describe(List<Arrival> of, Arrival wrong) {
        int at = of.indexOf(wrong);
        return of.subList(Math.max(0, at - 5), Math.min(of.size(), at + 6)).toString() + " at " + wrong;
    }
}
