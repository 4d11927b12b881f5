package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.driver.mikrotik.internal.Bench.await;
import static org.nasd.driver.mikrotik.internal.Bench.perform;
import static org.nasd.driver.mikrotik.internal.Bench.task;
import static org.nasd.driver.mikrotik.internal.ScriptedRouter.afterLogin;
import static org.nasd.driver.mikrotik.internal.ScriptedRouter.answering;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;

final class SessionTest {

    private final Bench bench = new Bench();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void doesTheCommandsOfATaskInOrder() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> peer.say("!done"))) {
            Outcome outcome = perform(bench.session(router.port()), "/a set x=1", "/b set x=2", "/c set x=3");
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(router.commands()).containsExactly("/a/set =x=1", "/b/set =x=2", "/c/set =x=3");
            assertThat(outcome.exchanges())
                    .extracting(e -> e.command())
                    .containsExactly("/a set x=1", "/b set x=2", "/c set x=3");
        }
    }

    @Test
    void aTaskWithoutCommandsIsDone() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> peer.say("!done"))) {
            assertThat(perform(bench.session(router.port()))).isEqualTo(new Outcome.Done(List.of()));
        }
    }

    @Test
    void showsRecordsOneALine() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            peer.say("!re", "=.id=*1", "=name=crb_1", "=comment=a \"b\"", "=empty=");
            peer.say("!unheard-of", "=x=y");
            peer.say(Charset.forName("windows-1251"), "!re", "=.id=*2", "=comment=должник");
            peer.say("!done");
        })) {
            Outcome outcome = perform(bench.session(router.port()), "/queue simple print");
            assertThat(outcome.exchanges().get(0).answer())
                    .isEqualTo(".id=*1 name=crb_1 comment=\"a \\\"b\\\"\" empty=\n.id=*2 comment=должник");
        }
    }

    @Test
    void emptyBeforeDoneIsDone() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            peer.say("!empty");
            peer.say("!done");
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(perform(session, "/queue simple remove [find comment=x]"))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(router.commands()).containsExactly("/queue/simple/print =.proplist=.id ?comment=x");
        }
    }

    @Test
    void failsInTheWordsOfTheOriginal() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            peer.say("!trap", "=message=unknown parameter");
            peer.say("!done");
        })) {
            Outcome outcome =
                    perform(bench.session(router.port()), "/queue simple remove comment=crb_10.88.0.15", "/never sent");
            assertThat(((Outcome.Fail) outcome).reason())
                    .isEqualTo(
                            "UnknownParameter message: 'unknown parameter', command: '/queue/simple/remove =comment=crb_10.88.0.15'");
            assertThat(outcome.exchanges().get(0).answer()).isEqualTo("!trap message=\"unknown parameter\"");
            assertThat(router.commands()).hasSize(1);
        }
    }

    @Test
    void judgesComplaintsByKindAndByTheSchemesPatterns() throws Exception {
        bench.with("ignore", "harmless").with("transient", "out of memory");
        try (ScriptedRouter router = answering((sentence, peer) -> {
            peer.say("!trap", sentence.substring(sentence.indexOf('=')).replace("=m=", "=message="));
            peer.say("!done");
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(perform(session, "/x set m=harmless")).isInstanceOf(Outcome.Done.class);
            assertThat(perform(session, "/x set m=\"out of memory\"")).isInstanceOf(Outcome.Postpone.class);
            assertThat(perform(session, "/x set m=interrupted")).isInstanceOf(Outcome.Postpone.class);
            assertThat(perform(session, "/x set m=\"not enough permissions (9)\""))
                    .isInstanceOf(Outcome.Fail.class);
            assertThat(perform(session, "/x remove .id=*1 m=\"no such item\"")).isInstanceOf(Outcome.Fail.class);
        }
    }

    @Test
    void removingByIdWhatIsGoneIsDone() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {
            peer.say("!trap", "=category=0", "=message=no such item");
            peer.say("!done");
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(perform(session, "/x remove *1")).isInstanceOf(Outcome.Done.class);
            assertThat(perform(session, "/x set *1 a=b")).isInstanceOf(Outcome.Fail.class);
            assertThat(perform(session, "/x remove a=b")).isInstanceOf(Outcome.Fail.class);
        }
    }

    @Test
    void keepsManyCommandsApartWhateverTheOrderOfTheirAnswers() throws Exception {
        int many = 100;
        try (ScriptedRouter router = new ScriptedRouter(afterLogin(peer -> {
            List<String[]> asked = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                asked.add(new String[] {peer.read(), peer.tag()});
            }
            for (int i = many - 1; i >= 0; i--) {
                peer.sayTagged(asked.get(i)[1], "!re", "=was=" + asked.get(i)[0].substring("/x/print =n=".length()));
            }
            for (String[] each : asked) {
                peer.sayTagged(each[1], "!done");
            }
            peer.awaitEnd();
        }))) {
            DeviceSession session = bench.session(router.port());
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                outcomes.add(session.perform(task("/x print n=" + i)));
            }
            for (int i = 0; i < many; i++) {
                assertThat(await(outcomes.get(i)).exchanges().get(0).answer()).isEqualTo("was=" + i);
            }
        }
    }

    @Test
    void nothingIsSentOfATaskThatCannotBeRead() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> peer.say("!done"))) {
            DeviceSession session = bench.session(router.port());
            Outcome outcome = perform(session, "/x set a=b", "/x set a=$b");
            assertThat(((Outcome.Fail) outcome).reason()).contains("\\$");
            outcome = perform(session, "/x set a=" + "y".repeat(70_000));
            assertThat(((Outcome.Fail) outcome).reason()).contains("word.max");
            assertThat(router.commands()).isEmpty();
        }
    }

    @Test
    void asksForASignOfLife() throws Exception {
        bench.with("timeout.probe", "0.3");
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (router(sentence)) {
                peer.say("!re", "=name=r1");
                peer.say("!done");
            }
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(await(session.probe().orElseThrow())).isTrue();
            assertThat(router.commands()).containsExactly("/system/identity/print =.proplist=name");
        }
    }

    private static boolean router(String sentence) {
        return sentence.startsWith("/system/identity/print");
    }

    @Test
    void aRouterThatDoesNotAnswerGivesNoSignOfLife() throws Exception {
        bench.with("timeout.probe", "0.3");
        try (ScriptedRouter router = answering((sentence, peer) -> {})) {
            assertThat(await(bench.session(router.port()).probe().orElseThrow()))
                    .isFalse();
        }
    }

    @Test
    void checksWhetherItTookEffect() throws Exception {
        bench.with("verify.expect", "list=crb_blocked");
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.contains("good")) {
                peer.say("!re", "=list=crb_blocked");
            }
            peer.say("!done");
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(await(session.perform(verified("/x print where name=good"))))
                    .isInstanceOf(Outcome.Done.class);
            Outcome outcome = await(session.perform(verified("/x print where name=bad")));
            assertThat(((Outcome.Fail) outcome).reason()).contains("verify.expect");
        }
    }

    private static Task verified(String check) {
        return new Task(1, "t", 1, Map.of(), List.of("/x set a=b"), check, Duration.ofSeconds(5));
    }

    @Test
    void closingIsPoliteAndEndsWhatIsInFlight() throws Exception {
        CompletableFuture<String> farewell = new CompletableFuture<>();
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.equals("/quit")) {
                farewell.complete(sentence);
                peer.sayTagged(null, "!fatal", "session terminated on request");
            }
        })) {
            DeviceSession session = bench.session(router.port());
            CompletionStage<Outcome> pending = session.perform(task("/x set a=b"));
            session.close();
            session.close();
            assertThat(await(pending)).isInstanceOf(Outcome.Unavailable.class);
            assertThat(await(farewell)).isEqualTo("/quit");
            assertThat(await(session.ended()).reason()).contains("closed by nasd");
        }
    }

    @Test
    void stoppingTheDriverEndsItsSessions() throws Exception {
        try (ScriptedRouter router = answering((sentence, peer) -> {})) {
            DeviceSession session = bench.session(router.port());
            CompletionStage<Outcome> pending = session.perform(task("/x set a=b"));
            long start = System.nanoTime();
            bench.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            assertThat(await(pending)).isInstanceOf(Outcome.Unavailable.class);
            assertThat(await(session.ended()).trouble()).isEqualTo(Trouble.LOST);
            assertThat(perform(session, "/x set a=b")).isInstanceOf(Outcome.Unavailable.class);
            assertThat(await(session.probe().orElseThrow())).isFalse();
            session.close();
        }
    }

    @Test
    void aSessionThatIsCutOffSaysNothingMore() throws Exception {
        CompletableFuture<String> begun = new CompletableFuture<>();
        CompletableFuture<String> more = new CompletableFuture<>();
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (!begun.complete(sentence)) {
                more.complete(sentence);
            }
        })) {
            DeviceSession session = bench.session(router.port());
            CompletionStage<Outcome> pending = session.perform(task("/x set a=b"));
            await(begun);
            session.cut();
            assertThat(await(pending)).isInstanceOf(Outcome.Unavailable.class);
            assertThat(await(session.ended()).reason()).contains("cut off");
            session.close();
            assertThat(perform(session, "/y set a=b")).isInstanceOf(Outcome.Unavailable.class);
            assertThat(more).isNotDone();
        }
    }

    @Test
    void aTaskGoesNoFurtherOnceTheNodeMayNotSpeakToDevices() throws Exception {
        CompletableFuture<String> second = new CompletableFuture<>();
        try (ScriptedRouter router = answering((sentence, peer) -> {
            if (sentence.startsWith("/y")) {
                second.complete(sentence);
            }
            bench.maySpeak(false);
            peer.say("!done");
        })) {
            DeviceSession session = bench.session(router.port());
            Outcome outcome = perform(session, "/x set a=b", "/y set a=b");
            assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
            assertThat(await(session.ended()).reason()).contains("another node");
            assertThat(second).isNotDone();
        }
    }
}
