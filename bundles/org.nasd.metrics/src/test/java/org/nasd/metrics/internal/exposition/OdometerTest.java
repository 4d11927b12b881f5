package org.nasd.metrics.internal.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.metrics.internal.figures.Examples.histogram;
import static org.nasd.metrics.internal.figures.Examples.nas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.metrics.internal.figures.Examples;

class OdometerTest {

    private long now;
    private final Odometer odometer = new Odometer(() -> now);
    private final Map<String, Tally> ofNas = new TreeMap<>();
    private final Map<String, Tally> ofDriver = new TreeMap<>();
    private final Map<String, TypeTally> ofType = new TreeMap<>();

    private void read(Examples... examples) {
        List<NasStatus> statuses = new ArrayList<>();
        for (Examples example : examples) {
            statuses.add(example.status());
        }
        ofNas.clear();
        odometer.read(
                statuses,
                new Odometer.View(
                        (key, tally) -> ofNas.put(key.nasId() + " " + key.driver(), tally),
                        ofDriver::put,
                        ofType::put));
    }

    @Test
    void whatTheDispatchCountsIsPassedOn() {
        read(nas(1, "a").counted(5, 2, 1));
        read(nas(1, "a").counted(9, 2, 3));

        assertThat(ofNas.get("1 telnet").done).isEqualTo(9);
        assertThat(ofNas.get("1 telnet").postponed).isEqualTo(2);
        assertThat(ofNas.get("1 telnet").failed).isEqualTo(3);
    }

    @Test
    void whenTheDispatchBeginsAnewItsCountIsAdded() {
        read(nas(1, "a").counted(50, 0, 0).took(histogram(5, 3, 50)));
        read(nas(1, "a").counted(4, 0, 0).took(histogram(1, 3, 4)));
        read(nas(1, "a").counted(6, 0, 0).took(histogram(2, 3, 6)));

        assertThat(ofNas.get("1 telnet").done).isEqualTo(56);
        assertThat(ofNas.get("1 telnet").durations.counts().get(3)).isEqualTo(56);
        assertThat(ofNas.get("1 telnet").durations.seconds()).isEqualTo(7);
    }

    @Test
    void whatWasDoneByAnotherDriverStaysWithIt() {
        read(nas(1, "a").by("telnet").counted(5, 0, 0));
        read(nas(1, "a").by(null).counted(5, 0, 0));
        read(nas(1, "a").by("ssh-generic").counted(8, 0, 0));

        assertThat(ofNas).containsOnlyKeys("1 telnet", "1 ssh-generic");
        assertThat(ofNas.get("1 telnet").done).isEqualTo(5);
        assertThat(ofNas.get("1 ssh-generic").done).isEqualTo(3);
    }

    @Test
    void aNasThatHadNoDriverYetIsCountedUnderNone() {
        read(nas(1, "a").by(null));
        assertThat(ofNas).containsOnlyKeys("1 none");

        read(nas(1, "a").by("telnet").counted(1, 0, 0));
        assertThat(ofNas.get("1 telnet").done).isEqualTo(1);
    }

    @Test
    void aNasThatIsMissingForAWhileIsNotCountedTwice() {
        read(nas(1, "a").counted(5, 0, 0), nas(2, "b"));
        read(nas(2, "b"));
        assertThat(ofNas).containsOnlyKeys("2 telnet");
        now += Duration.ofMinutes(59).toNanos();
        read(nas(1, "a").counted(6, 0, 0), nas(2, "b"));

        assertThat(ofNas.get("1 telnet").done).isEqualTo(6);
        assertThat(ofDriver.get("telnet").done).isEqualTo(6);
    }

    @Test
    void aNasThatIsGoneIsForgottenButNotWhatItsDriverDid() {
        read(nas(1, "a").counted(5, 0, 0));
        now += Duration.ofMinutes(61).toNanos();
        read(nas(2, "b"));
        read(nas(1, "a").counted(1, 0, 0), nas(2, "b"));

        assertThat(ofNas.get("1 telnet").done).isEqualTo(1);
        assertThat(ofDriver.get("telnet").done).isEqualTo(6);
    }

    @Test
    void typesOfAllNasAreCountedTogether() {
        read(
                nas(1, "a").ofTypes(type("user_add", 10, 1, 100), type("user_del", 1, 0, 7)),
                nas(2, "b").ofTypes(type("user_add", 30, 2, 200)));

        assertThat(ofType).containsOnlyKeys("user_add", "user_del");
        assertThat(ofType.get("user_add").count).isEqualTo(40);
        assertThat(ofType.get("user_add").slow).isEqualTo(3);
        assertThat(ofType.get("user_add").seconds).isBetween(6.999, 7.001);
    }

    private static TypeLatency type(String name, long count, long slow, long meanMillis) {
        return new TypeLatency(name, count, slow, Duration.ofMillis(meanMillis), Duration.ofSeconds(1));
    }

    @Test
    void nothingEverGoesBackWhateverTheDispatchDoes() {
        Random random = new Random(20260101);
        long done = 0;
        long failed = 0;
        Map<String, Long> highest = new TreeMap<>();
        long total = 0;
        for (int i = 0; i < 2_000; i++) {
            if (random.nextInt(20) == 0) {
                done = 0;
                failed = 0;
            }
            long more = random.nextInt(5);
            done += more;
            total += more;
            failed += random.nextInt(2);
            String driver = random.nextInt(10) == 0 ? "ssh-generic" : "telnet";
            double seconds = done * 0.01;
            read(nas(1, "a").by(driver).counted(done, 0, failed).took(histogram(seconds, 4, done)));

            ofNas.forEach((key, tally) -> {
                assertThat(tally.done).isGreaterThanOrEqualTo(highest.getOrDefault(key, 0L));
                highest.put(key, tally.done);
            });
        }
        // A new start is told from its counts having shrunk, so that one may hide behind what was counted since: never
        // too much
        assertThat(ofDriver.values().stream().mapToLong(tally -> tally.done).sum())
                .isLessThanOrEqualTo(total)
                .isGreaterThan(total * 9 / 10);
    }
}
