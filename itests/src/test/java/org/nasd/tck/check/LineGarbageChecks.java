package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.ConnectionChecks.line;
import static org.nasd.tck.check.DeadlineChecks.OPENING;
import static org.nasd.tck.check.DeadlineChecks.SHORT;
import static org.nasd.tck.check.DeadlineChecks.inTime;
import static org.nasd.tck.check.GarbageChecks.MOST_HEAP;
import static org.nasd.tck.check.GarbageChecks.endsInTime;
import static org.nasd.tck.check.GarbageChecks.heap;
import static org.nasd.tck.check.GarbageChecks.works;

import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Opening;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;

/** A line on which nonsense arrives, or text without end. */
public interface LineGarbageChecks {

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

    private static void survivesLogin(Bench bench, Link.Spoiling spoiling) throws Exception {
        Link link = line(bench);
        link.spoil(spoiling);
        long before = heap();
        assertThat(inTime(OPENING, () -> Bench.await(bench.open(bench.nas(), SHORT))))
                .isInstanceOf(Opening.NotOpened.class);
        assertThat(heap() - before).as("growth of the heap").isLessThan(MOST_HEAP);
        link.spoil(Link.Spoiling.NONE);
        works(bench);
    }

    private static void survivesAnswer(Bench bench, Link.Spoiling spoiling) throws Exception {
        Link link = line(bench);
        endsInTime(bench, bench.session(SHORT), () -> link.spoil(spoiling));
        link.spoil(Link.Spoiling.NONE);
        works(bench);
    }
}
