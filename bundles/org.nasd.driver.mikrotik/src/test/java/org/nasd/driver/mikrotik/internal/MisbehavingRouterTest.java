package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.driver.mikrotik.internal.Bench.await;
import static org.nasd.driver.mikrotik.internal.Bench.perform;
import static org.nasd.driver.mikrotik.internal.Bench.task;
import static org.nasd.driver.mikrotik.internal.ScriptedRouter.answering;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/** Routers that say too much, too little or nonsense. */
final class MisbehavingRouterTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    private final Bench bench = new Bench();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void aFatalWordEndsTheSessionWithAllThatIsInFlight() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.contains("n=2")) {
                peer.sayTagged(null, "!fatal", "session terminated on request");
            }
        })) {
            DeviceSession session = bench.session(router.port());
            CompletionStage<Outcome> reading = session.perform(task("/x print n=1"));
            CompletionStage<Outcome> changing = session.perform(task("/x set n=2"));
            Outcome.Unavailable lost = (Outcome.Unavailable) await(changing);
            assertThat(lost.trouble()).isEqualTo(Trouble.LOST);
            assertThat(lost.reason()).contains("session terminated on request");
            assertThat(lost.doubtful()).isTrue();
            assertThat(((Outcome.Unavailable) await(reading)).doubtful()).isFalse();
            assertThat(await(session.ended()).reason()).contains("terminated");
            assertThat(perform(session, "/x set n=3")).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @Test
    void aConnectionClosedInsideAWordIsLost() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            peer.raw(new byte[] {3, '!', 'r', 'e', 20, '=', 'x'});
            peer.reset();
        })) {
            Outcome outcome = perform(bench.session(router.port()), "/x set a=b");
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Unavailable.class, lost -> {
                assertThat(lost.trouble()).isEqualTo(Trouble.LOST);
                assertThat(lost.doubtful()).isTrue();
            });
        }
    }

    @Test
    void silenceIsCancelledAtTheDeadlineAndTheSessionLivesOn() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.startsWith("/slow")) {
                peer.say("!re", "=part=1");
                late.complete(peer.tag());
            } else if (sentence.startsWith("/cancel")) {
                assertThat(sentence).isEqualTo("/cancel =tag=" + late.join().substring(5));
                peer.sayTagged(late.join(), "!trap", "=category=2", "=message=interrupted");
                peer.say("!done");
                peer.sayTagged(late.join(), "!done");
            } else {
                peer.say("!done");
            }
        })) {
            DeviceSession session = bench.session(router.port());
            long start = System.nanoTime();
            Outcome.Silent silent = (Outcome.Silent) await(session.perform(task(SHORT, "/slow set a=b")));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.plusMillis(900));
            assertThat(silent.reason()).contains("0.4 s", "/slow set a=b");
            assertThat(silent.exchanges().get(0).answer()).isEqualTo("part=1");
            assertThat(perform(session, "/fast set a=b")).isInstanceOf(Outcome.Done.class);
            assertThat(router.failures()).isEmpty();
        }
    }

    @Test
    void aComplaintWithoutItsEndIsJudgedAtTheDeadline() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> peer.say("!trap", "=message=unknown parameter"))) {
            Outcome outcome = await(bench.session(router.port()).perform(task(SHORT, "/x set a=b")));
            assertThat(((Outcome.Fail) outcome).reason()).startsWith("UnknownParameter");
        }
    }

    @Test
    void oneByteAtATimeDoesNotPutTheDeadlineOff() throws Exception {
        byte[] answer = ScriptedRouter.sentence(StandardCharsets.UTF_8, ".tag=1", "!re", "=x=" + "y".repeat(60));
        try (ScriptedRouter router = answering((sentence, peer) -> {
            for (byte octet : answer) {
                peer.raw(new byte[] {octet});
                Thread.sleep(30);
            }
        })) {
            long start = System.nanoTime();
            assertThat(await(bench.session(router.port()).perform(task(SHORT, "/x print"))))
                    .isInstanceOf(Outcome.Silent.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plusSeconds(1));
        }
    }

    @Test
    void garbageEndsTheSession() throws Exception {
        try (ScriptedRouter router =
                answering((sentence, peer) -> peer.raw(new byte[] {(byte) 0xF0, -1, -1, -1, -1, 1, 2, 3}))) {
            Outcome outcome = perform(bench.session(router.port()), "/x print");
            assertThat(((Outcome.Unavailable) outcome).reason()).contains("does not speak the RouterOS API");
        }
    }

    @Test
    void anAnswerWithoutEndIsCutAndCostsNoMemory() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            for (int i = 0; i < 200_000; i++) {
                peer.gather("!re", "=x=" + "y".repeat(200));
            }
            peer.flush();
        })) {
            Outcome outcome = await(bench.session(router.port()).perform(task(Duration.ofMillis(1500), "/x print")));
            assertThat(outcome).isInstanceOf(Outcome.Silent.class);
            assertThat(outcome.exchanges().get(0).answer())
                    .hasSizeLessThan((1 << 20) + 100)
                    .endsWith("longer than 1 MiB]");
        }
    }

    @Test
    void strayRepliesAreHarmless() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            peer.sayTagged(null, "!done");
            peer.sayTagged(null, "!trap", "=message=nothing of yours");
            peer.sayTagged(".tag=777", "!re", "=a=b");
            peer.sayTagged(".tag=x", "!done");
            peer.say("!done");
        })) {
            assertThat(perform(bench.session(router.port()), "/x set a=b")).isInstanceOf(Outcome.Done.class);
        }
    }
}
