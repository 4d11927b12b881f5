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
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.tck.bench.Bench;

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
        List<String> sent = new ArrayList<>();
        Queue<CompletionStage<Outcome>> pending = new ArrayDeque<>();
        for (int i = 0; i < bench.device().hostileValues(); i++) {
            String value = HostileValue.next(random);
            Optional<Task> task = bench.task(value, AMPLE);
            if (task.isEmpty()) {
                continue;
            }
            sent.add(value);
            pending.add(session.perform(task.orElseThrow()));
            if (pending.size() == atOnce) {
                isDone(pending.remove(), sent);
            }
        }
        while (!pending.isEmpty()) {
            isDone(pending.remove(), sent);
        }
        List<String> marked = bench.marked();
        assertThat(sent).hasSizeGreaterThan(bench.device().hostileValues() / ONE_IN);
        assertThat(marked.subList(before, marked.size())).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    default void aValueWithAControlCharacterNeverReachesTheDevice(Bench bench) throws Exception {
        DeviceSession session = bench.session(Map.of());
        int before = bench.marked().size();
        for (char control = 0; control <= 127; control++) {
            if (control < ' ' || control == 127) {
                Optional<Task> task = bench.task("a" + control + "b", AMPLE);
                if (task.isPresent()) {
                    assertThat(Bench.await(session.perform(task.orElseThrow()))).isInstanceOf(Outcome.Fail.class);
                }
            }
        }
        assertThat(bench.marked()).hasSize(before);
    }

    private static void isDone(CompletionStage<Outcome> outcome, List<String> sent) throws Exception {
        assertThat(Bench.await(outcome))
                .as("a value that the driver let through, one of the last before %s", sent.get(sent.size() - 1))
                .isInstanceOf(Outcome.Done.class);
    }
}
