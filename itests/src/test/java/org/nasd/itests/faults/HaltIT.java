package org.nasd.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.faults.report.Findings;
import org.nasd.itests.faults.report.Size;
import org.nasd.itests.faults.scene.Books;
import org.nasd.itests.faults.scene.Cluster;
import org.nasd.itests.faults.scene.Solo;
import org.nasd.itests.harness.Ledger;

/** F02, F03, F18: nasd drops dead at the worst moments. */
class HaltIT {

    private static final int FORKS = 5;
    private static final int ACCOUNTS = 20;
    private static final Cluster.Scale SCALE = new Cluster.Scale(1, ACCOUNTS, FORKS, Duration.ofMillis(2));
    private static final Cluster.Scale ONE_BY_ONE = new Cluster.Scale(1, ACCOUNTS, 1, Duration.ofMillis(2));

    /** More than can be left over from the halt before, so that these are through when the next comes. */
    private static final int LEAST = 6 * FORKS;

    private static final int SPREAD = 10;

    private final Random random = new Random(1);

    @Test
    @Tag("F02")
    @Fault(
            value = "F02",
            injected = "halt between the device's \"done\" and the commit",
            passes =
                    "idempotent events: at most one extra run for each halt that hit them; others: uncertain, 0 silent reruns")
    void anEventThatWasDoneButNotRecordedRunsOnceMoreAtMostOrEndsAsUncertain(Findings findings) throws Exception {
        int halts = Size.of(200, 6);
        try (Solo solo = Solo.of("halt-after", SCALE)) {
            solo.add(
                    halts * (LEAST + SPREAD) / ACCOUNTS + 2,
                    (account, place) -> isOnce(account, place) ? Ledger.ONCE : Ledger.EVENT);
            Map<String, Integer> hits = new HashMap<>();
            for (int i = 0; i < halts; i++) {
                solo.engine().haltingAfter(LEAST + random.nextInt(SPREAD));
                solo.runUntilItHalts();
                Set<String> done = runs(solo).keySet();
                solo.stack().stream().filter(done::contains).forEach(event -> hits.merge(event, 1, Integer::sum));
            }
            Books books = solo.finish().tell(findings).assertPromises();
            findings.injected("halts after an answer", halts);
            long once = hits.keySet().stream().filter(HaltIT::isOnce).count();
            findings.measured("idempotent events that were done but not recorded at a halt", hits.size() - once);
            findings.measured("others that were", once);
            assertThat(once).as("the halts hit both kinds").isBetween(1L, hits.size() - 1L);
            Map<String, Integer> runs = runs(solo);
            assertThat(runs.entrySet().stream().filter(run -> run.getValue() > 1 + hits.getOrDefault(run.getKey(), 0)))
                    .as("events that ran more than once more for each halt that hit them")
                    .isEmpty();
            assertThat(runs.entrySet().stream()
                            .filter(run -> isOnce(run.getKey()))
                            .filter(run -> run.getValue() > 1))
                    .as("events not to be sent twice that were")
                    .isEmpty();
            assertThat(solo.leftBehind()).as("what has ended stays ended").isEmpty();
            assertThat(books.failed()).hasSize(1).first().asString().startsWith("uncertain ");
            assertThat(solo.billing().number("SELECT COUNT(*) FROM EVENTS_FAILED WHERE EVENT_TYPE <> 'once'"))
                    .isZero();
        }
    }

    /** Both kinds are in flight at any time. */
    private static boolean isOnce(int account, int place) {
        return (account + place) % 2 == 0;
    }

    private static boolean isOnce(String event) {
        int colon = event.indexOf(':');
        return isOnce(Integer.parseInt(event.substring(1, colon)), Integer.parseInt(event.substring(colon + 1)));
    }

    /** How often each event was carried out. */
    private static Map<String, Integer> runs(Solo solo) {
        Map<String, Integer> runs = new HashMap<>();
        solo.arrivals().since(0, arrival -> runs.merge(arrival.login() + ":" + arrival.place(), 1, Integer::sum));
        return runs;
    }

    @Test
    @Tag("F03")
    @Fault(
            value = "F03",
            injected = "halt between reading an event and sending it",
            passes = "each done; at most 2 events twice for each halt, those before whose end was not yet recorded")
    void anEventThatWasReadButNotSentIsSentAfterTheRestart(Findings findings) throws Exception {
        int halts = Size.of(200, 6);
        try (Solo solo = Solo.of("halt-before", ONE_BY_ONE)) {
            solo.add(halts * (LEAST + SPREAD) / ACCOUNTS + 2, (account, place) -> Ledger.EVENT);
            for (int i = 0; i < halts; i++) {
                solo.engine().haltingBefore(LEAST + random.nextInt(SPREAD));
                solo.runUntilItHalts();
            }
            Books books = solo.finish().tell(findings).assertPromisesAndNothingFailed();
            findings.injected("halts before sending", halts);
            assertThat(solo.leftBehind()).as("what has ended stays ended").isEmpty();
            assertThat(books.ledger().repeated())
                    .as("the events before, whose end was not yet recorded")
                    .isLessThanOrEqualTo(2L * halts);
        }
    }

    @Test
    @Tag("F18")
    @Fault(
            value = "F18",
            injected = "events over which nasd drops dead every time",
            passes = "each failed after 3 recoveries; the others unharmed, in order")
    void anEventThatKillsNasdFailsInTheEndAndTheOthersAreDelivered(Findings findings) throws Exception {
        int poisons = Size.of(3, 1);
        try (Solo solo = Solo.of("poison", SCALE)) {
            int events = 10;
            solo.add(3, (account, place) -> Ledger.EVENT);
            for (int i = 0; i < poisons; i++) {
                solo.addOne(7 + i, Ledger.POISON, 4);
            }
            for (int account = 1; account <= ACCOUNTS; account++) {
                if (account < 7 || account >= 7 + poisons) {
                    solo.addOne(account, Ledger.EVENT, 4);
                }
            }
            solo.skip(1);
            solo.add(events - 4, (account, place) -> Ledger.EVENT);
            Books books = solo.finish().tell(findings).assertPromises();
            findings.injected("poison events", poisons);
            findings.measured("times that nasd died of them", solo.deaths());
            assertThat(books.failed()).isEqualTo(List.of("poison " + poisons));
            assertThat(solo.deaths()).isBetween(3, 5 * poisons);
        }
    }
}
