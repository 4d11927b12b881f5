package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Marker;

/** No value from a database becomes a second command, or another value. */
public interface HostileValueChecks {

    long SEED = 20_260_101;

    /** The least share of the values that must get through, so that the check is no sham. */
    int ONE_IN = 100;

    @Test
    default void theDeviceReadsExactlyTheValueOrNothingIsSent(Bench bench) throws Exception {
        DeviceSession session = bench.session(Map.of());
        int atOnce = Math.min(50, bench.settings(Map.of()).integer("session.concurrency", 1, 10_000));
        Random random = new Random(SEED);
        int before = bench.marked().size();
        Marker marker = bench.marker();
        List<String> sent = new ArrayList<>();
        Queue<CompletionStage<Outcome>> pending = new ArrayDeque<>();
        // Once each: a device may take the same once more for a repetition of what it has done.
        List<String> values = Stream.generate(() -> HostileValue.next(random))
                .distinct()
                .limit(bench.device().hostileValues())
                .toList();
        for (String value : values) {
            Optional<Task> task = marker.task(value, AMPLE);
            if (task.isPresent()) {
                sent.add(value);
                pending.add(session.perform(task.orElseThrow()));
            }
            if (pending.size() == atOnce) {
                isDone(pending.remove());
            }
        }
        while (!pending.isEmpty()) {
            isDone(pending.remove());
        }
        List<String> marked = bench.marked();
        assertThat(sent).hasSizeGreaterThan(values.size() / ONE_IN);
        List<String> read = new ArrayList<>(marked.subList(before, marked.size()));
        for (String value : sent) {
            assertThat(read.remove(value))
                    .as("whether the device read %s", value)
                    .isTrue();
        }
        assertThat(read).as("what the device read and nobody sent").isEmpty();
    }

    @Test
    default void aValueWithAControlCharacterNeverReachesTheDevice(Bench bench) throws Exception {
        DeviceSession session = bench.session(Map.of());
        int before = bench.marked().size();
        for (char control = 0; control <= 127; control++) {
            if (control < ' ' || control == 127) {
                Optional<Task> task = bench.marker().task("a" + control + "b", AMPLE);
                if (task.isPresent()) {
                    assertThat(Bench.await(session.perform(task.orElseThrow()))).isInstanceOf(Outcome.Fail.class);
                }
            }
        }
        assertThat(bench.marked()).hasSize(before);
    }

    private static void isDone(CompletionStage<Outcome> outcome) throws Exception {
        assertThat(Bench.await(outcome))
                .as("a value that the driver let through")
                .isInstanceOf(Outcome.Done.class);
    }
}
