package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;
import static org.nasd.tck.check.OutcomeChecks.canPlay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.scheme.Rendering;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.Play;
import org.nasd.tck.bench.Bench;

/** Tasks of several commands, and templates that are looked at before they are used. */
public interface TemplateChecks {

    @Test
    default void theCommandsOfATaskGoInOrder(Bench bench) throws Exception {
        List<String> values = Stream.generate(bench::freshValue).limit(10).toList();
        Outcome outcome =
                Bench.await(bench.session(Map.of()).perform(bench.marker().taskOf(values, AMPLE)));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(outcome.exchanges()).hasSameSizeAs(values);
        assertThat(bench.marked()).containsSubsequence(values);
        assertThat(outcome.exchanges().stream().map(Exchange::command).toList())
                .zipSatisfy(values, (command, value) -> assertThat(command).contains(value));
    }

    @Test
    default void afterACommandThatIsRefusedTheNextIsNotGiven(Bench bench) throws Exception {
        canPlay(bench, Play.REFUSE);
        DeviceSession session = bench.session(Map.of());
        bench.device().play(Play.REFUSE);
        List<String> values = List.of(bench.freshValue(), bench.freshValue());
        Outcome outcome = Bench.await(session.perform(bench.marker().taskOf(values, AMPLE)));
        assertThat(outcome).isInstanceOf(Outcome.Fail.class);
        assertThat(outcome.exchanges()).hasSize(1);
        bench.device().behave();
        assertThat(bench.marked()).doesNotContainAnyElementsOf(values);
    }

    @Test
    default void theCommandsOfTheTemplateAreUnderstoodBeforeTheyAreSent(Bench bench) throws Exception {
        Rendering rendering = bench.scheme().render(DeviceUnderTest.EVENT, Map.of("mark", "a"), Optional::of);
        for (String command : ((Rendering.Commands) rendering).commands()) {
            assertThat(bench.driver().checkCommand(command, bench.settings(Map.of())))
                    .as(command)
                    .isEmpty();
        }
    }
}
