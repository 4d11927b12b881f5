package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.DeadlineChecks.COMMAND;
import static org.nasd.tck.check.DeadlineChecks.SHORT;
import static org.nasd.tck.check.DeadlineChecks.inTime;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.bench.Bench;

/** A device that talks nonsense, or without end, costs neither memory nor patience, and the next session is as good as ever. */
public interface GarbageChecks {

    /** How much of the heap one mad device may cost. */
    long MOST_HEAP = 50L << 20;

    /** The longest answer in an exchange, with its mark of being cut. */
    int LONGEST_ANSWER = (1 << 20) + 200;

    /** What this kind of device alone can do. */
    @TestFactory
    default Stream<DynamicTest> survives(Bench bench) {
        return bench.device().misbehaviours().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    try {
                        endsInTime(bench, bench.session(SHORT), entry.getValue());
                    } finally {
                        bench.device().behave();
                    }
                    works(bench);
                }));
    }

    /** Lets the device misbehave and sees the outcome of a command come in time, at no great cost. */
    static void endsInTime(Bench bench, DeviceSession session, Runnable misbehaviour) throws Exception {
        long before = heap();
        misbehaviour.run();
        Outcome outcome = inTime(COMMAND, () -> bench.mark(session, bench.freshValue(), COMMAND));
        assertThat(outcome).isInstanceOfAny(Outcome.Unavailable.class, Outcome.Silent.class);
        assertThat(outcome.exchanges().stream().map(Exchange::answer))
                .allSatisfy(answer -> assertThat(answer.length()).isLessThan(LONGEST_ANSWER));
        assertThat(heap() - before).as("growth of the heap").isLessThan(MOST_HEAP);
    }

    /** The next session is as good as ever. */
    static void works(Bench bench) throws Exception {
        assertThat(bench.mark(bench.session(SHORT), bench.freshValue(), AMPLE)).isInstanceOf(Outcome.Done.class);
    }

    /** The heap in use. */
    static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
