package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/** How sessions end, and that nothing is left of them. */
@Timeout(60)
final class EndTest {

    @Test
    void closingEndsWhatIsInFlight() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = ScriptedNas.silent()) {
            DeviceSession session = bench.session(nas.port());
            var sent = session.perform(Bench.task("coa User-Name=a"));
            var waiting = session.perform(Bench.task("coa User-Name=a"));
            nas.awaitRequests(1);
            session.close();
            session.close();
            Outcome.Unavailable lost = (Outcome.Unavailable) Bench.await(sent);
            assertThat(lost.trouble()).isEqualTo(Trouble.LOST);
            assertThat(lost.doubtful()).isTrue();
            assertThat(((Outcome.Unavailable) Bench.await(waiting)).doubtful()).isFalse();
            assertThat(Bench.await(session.ended()).trouble()).isEqualTo(Trouble.LOST);
            assertThat(Bench.perform(session, "coa User-Name=a")).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    /** Often, since an event loop that is shut down may forget its sockets now and then. */
    @RepeatedTest(50)
    void aDriverThatStopsEndsItsSessions() throws Exception {
        try (ScriptedNas nas = ScriptedNas.silent();
                Bench bench = new Bench()) {
            DeviceSession session = bench.session(nas.port());
            var sent = session.perform(Bench.task("coa User-Name=a"));
            nas.awaitRequests(1);
            bench.close();
            Outcome.Unavailable lost = (Outcome.Unavailable) Bench.await(sent);
            assertThat(lost.trouble()).isEqualTo(Trouble.LOST);
            assertThat(lost.doubtful()).isTrue();
            assertThat(Bench.await(session.ended()).reason()).contains("the driver is stopping");
            assertThat(Bench.perform(session, "coa User-Name=a")).isInstanceOf(Outcome.Unavailable.class);
            assertThat(bench.refusal("127.0.0.1", nas.port()).reason()).contains("the driver is stopping");
            session.close();
        }
    }

    @Test
    void openingsThatADriverDoesNotFinishBeforeItStopsAreEnded() throws Exception {
        try (ScriptedNas nas = ScriptedNas.silent();
                Bench bench = new Bench().with("probe", "disconnect User-Name=probe")) {
            var opening = bench.opening("127.0.0.1", nas.port());
            nas.awaitRequests(1);
            bench.close();
            assertThat(((Opening.NotOpened) Bench.await(opening)).why().reason())
                    .contains("the driver is stopping");
        }
    }

    @Test
    void nothingInFlightIsLeftBehindByManyTasks() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = ScriptedNas.acknowledging()) {
            DeviceSession session = bench.session(nas.port());
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                outcomes.add(session.perform(Bench.task("coa User-Name=u" + i % 50 + ",Session-Timeout=" + i)));
            }
            for (CompletionStage<Outcome> outcome : outcomes) {
                assertThat(outcome.toCompletableFuture().get(30, TimeUnit.SECONDS))
                        .isInstanceOf(Outcome.Done.class);
            }
            Set<String> distinct = new HashSet<>();
            nas.requests().forEach(r -> distinct.add(r.packet().authenticator()));
            assertThat(distinct).hasSizeGreaterThanOrEqualTo(3000);
        }
    }
}
