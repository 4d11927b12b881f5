package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.DeadlineChecks.COMMAND;
import static org.nasd.tck.check.DeadlineChecks.OPENING;
import static org.nasd.tck.check.DeadlineChecks.SHORT;
import static org.nasd.tck.check.DeadlineChecks.inTime;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;
import static org.nasd.tck.check.OutcomeChecks.overTcp;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;

/** A device that talks nonsense, or without end, costs neither memory nor patience, and the next session is as good as ever. */
public interface GarbageChecks {

    /** How much of the heap one mad device may cost. */
    long MOST_HEAP = 50L << 20;

    /** The longest answer in an exchange, with its mark of being cut. */
    int LONGEST_ANSWER = (1 << 20) + 200;

    @Test
    default void aGreetingWithoutEndIsGivenUp(Bench bench) throws Exception {
        survivesLogin(bench, Link.Spoiling.FLOOD);
    }

    @Test
    default void randomBytesForAGreetingAreGivenUp(Bench bench) throws Exception {
        survivesLogin(bench, Link.Spoiling.NOISE);
    }

    @Test
    default void anAnswerWithoutEndIsGivenUpAndCut(Bench bench) throws Exception {
        survivesAnswer(bench, Link.Spoiling.FLOOD);
    }

    @Test
    default void randomBytesForAnAnswerAreGivenUp(Bench bench) throws Exception {
        survivesAnswer(bench, Link.Spoiling.NOISE);
    }

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

    private static void survivesLogin(Bench bench, Link.Spoiling spoiling) throws Exception {
        Link link = overTcp(bench);
        link.spoil(spoiling);
        long before = heap();
        assertThat(inTime(OPENING, () -> Bench.await(bench.open(bench.nas(), SHORT))))
                .isInstanceOf(Opening.NotOpened.class);
        assertThat(heap() - before).as("growth of the heap").isLessThan(MOST_HEAP);
        link.spoil(Link.Spoiling.NONE);
        works(bench);
    }

    private static void survivesAnswer(Bench bench, Link.Spoiling spoiling) throws Exception {
        Link link = overTcp(bench);
        endsInTime(bench, bench.session(SHORT), () -> link.spoil(spoiling));
        link.spoil(Link.Spoiling.NONE);
        works(bench);
    }

    private static void endsInTime(Bench bench, DeviceSession session, Runnable misbehaviour) throws Exception {
        long before = heap();
        misbehaviour.run();
        Outcome outcome = inTime(COMMAND, () -> bench.mark(session, bench.freshValue(), COMMAND));
        assertThat(outcome).isInstanceOfAny(Outcome.Unavailable.class, Outcome.Silent.class);
        assertThat(outcome.exchanges().stream().map(Exchange::answer))
                .allSatisfy(answer -> assertThat(answer.length()).isLessThan(LONGEST_ANSWER));
        assertThat(heap() - before).as("growth of the heap").isLessThan(MOST_HEAP);
    }

    private static void works(Bench bench) throws Exception {
        assertThat(bench.mark(bench.session(SHORT), bench.freshValue(), AMPLE)).isInstanceOf(Outcome.Done.class);
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
