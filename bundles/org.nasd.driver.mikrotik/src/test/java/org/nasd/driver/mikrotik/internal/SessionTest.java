package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.driver.mikrotik.internal.Bench.await;
import static org.nasd.driver.mikrotik.internal.Bench.perform;
import static org.nasd.driver.mikrotik.internal.Bench.task;
import static org.nasd.driver.mikrotik.internal.ScriptedRouter.afterLogin;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final Duration SHORT = Duration.ofMillis(400);

    private final Bench bench = new Bench();

    @AfterEach
    void end() {
        bench.close();
    }

    /** Answers every sentence by what the test says about it. */
    @FunctionalInterface
    interface Answers {
        void answer(String sentence, ScriptedRouter.Peer peer) throws Exception;
    }

    private static ScriptedRouter router(Answers answers) throws Exception {
        return new ScriptedRouter(afterLogin(peer -> {
            while (true) {
                answers.answer(peer.read(), peer);
            }
        }));
    }

    private static List<String> commands(ScriptedRouter router) {
        return router.received().subList(1, router.received().size());
    }

    @Test
    void doesTheCommandsOfATaskInOrder() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> peer.say("!done"))) {
            Outcome outcome = perform(bench.session(router.port()), "/a set x=1", "/b set x=2", "/c set x=3");
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(commands(router)).containsExactly("/a/set =x=1", "/b/set =x=2", "/c/set =x=3");
            assertThat(outcome.exchanges())
                    .extracting(e -> e.command())
                    .containsExactly("/a set x=1", "/b set x=2", "/c set x=3");
        }
    }

    @Test
    void aTaskWithoutCommandsIsDone() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> peer.say("!done"))) {
            assertThat(perform(bench.session(router.port()))).isEqualTo(new Outcome.Done(List.of()));
        }
    }

    @Test
    void showsRecordsOneALine() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> {
            peer.say("!empty");
            peer.say("!done");
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(perform(session, "/queue simple remove [find comment=x]"))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(commands(router)).containsExactly("/queue/simple/print =.proplist=.id ?comment=x");
        }
    }

    @Test
    void removesEveryEntryThatIsFound() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
            if (sentence.contains("print")) {
                peer.say("!re", "=.id=*1");
                peer.say("!re", "=.id=*FF");
            } else if (sentence.contains("*1")) {
                peer.say("!trap", "=message=no such item");
            }
            peer.say("!done");
        })) {
            Outcome outcome = perform(bench.session(router.port()), "/queue simple remove [find comment=x]");
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(commands(router))
                    .containsExactly(
                            "/queue/simple/print =.proplist=.id ?comment=x",
                            "/queue/simple/remove =.id=*1",
                            "/queue/simple/remove =.id=*FF");
            assertThat(outcome.exchanges()).hasSize(1);
            assertThat(outcome.exchanges().get(0).answer()).startsWith("found *1, *FF");
        }
    }

    @Test
    void ensureAddsWhatIsNotThere() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
            if (sentence.contains("/add ")) {
                peer.say("!done", "=ret=*7");
            } else {
                peer.say("!done");
            }
        })) {
            Outcome outcome = perform(bench.session(router.port()), "/queue simple ensure [name=q] max-limit=1M/1M");
            assertThat(outcome.exchanges().get(0).answer()).isEqualTo("added ret=*7");
            assertThat(commands(router)).last().isEqualTo("/queue/simple/add =name=q =max-limit=1M/1M");
        }
    }

    @Test
    void ensureChangesTheFirstAndRemovesTheOthers() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
            if (sentence.contains("print")) {
                peer.say("!re", "=.id=*1");
                peer.say("!re", "=.id=*2");
                peer.say("!re", "=.id=*3");
            }
            peer.say("!done");
        })) {
            assertThat(perform(bench.session(router.port()), "/queue simple ensure [comment=q] max-limit=1M/1M"))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(commands(router).subList(1, 4))
                    .containsExactly(
                            "/queue/simple/set =.id=*1 =max-limit=1M/1M",
                            "/queue/simple/remove =.id=*2",
                            "/queue/simple/remove =.id=*3");
        }
    }

    @Test
    void ensureLooksAgainWhenSomebodyElseWasFaster() throws Exception {
        Map<String, Integer> seen = new HashMap<>();
        try (ScriptedRouter router = router((sentence, peer) -> {
            int times = seen.merge(sentence.substring(0, sentence.indexOf(' ')), 1, Integer::sum);
            if (sentence.contains("print") && times == 2) {
                peer.say("!re", "=.id=*9");
            } else if (sentence.contains("/add ")) {
                peer.say("!trap", "=message=failure: already have such address");
            }
            peer.say("!done");
        })) {
            String command = "/ip firewall address-list ensure [list=L address=10.0.0.1/32] comment=c";
            assertThat(perform(bench.session(router.port()), command)).isInstanceOf(Outcome.Done.class);
            assertThat(commands(router)).last().isEqualTo("/ip/firewall/address-list/set =.id=*9 =comment=c");
        }
    }

    @Test
    void ensureFailsWhenSomethingElseIsInTheWay() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
            if (sentence.contains("/add ")) {
                peer.say("!trap", "=message=failure: already have device with such name");
            }
            peer.say("!done");
        })) {
            Outcome outcome = perform(bench.session(router.port()), "/queue simple ensure [comment=c] name=q");
            assertThat(((Outcome.Fail) outcome).reason()).startsWith("AlreadyExists message: '");
        }
    }

    @Test
    void anEntryThatIsThereAlreadyIsLookedAt() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
            if (sentence.contains("/add ")) {
                peer.say("!trap", "=message=failure: already have such address");
            } else if (sentence.contains("?list=L")) {
                peer.say("!re", "=.id=*9");
            }
            peer.say("!done");
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(perform(session, "/ip firewall address-list add list=L address=10.0.0.1"))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(perform(session, "/ip firewall address-list add list=M address=10.0.0.1"))
                    .isInstanceOf(Outcome.Fail.class);
        }
    }

    @Test
    void failsInTheWordsOfTheOriginal() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
            peer.say("!trap", "=message=unknown parameter");
            peer.say("!done");
        })) {
            Outcome outcome =
                    perform(bench.session(router.port()), "/queue simple remove comment=crb_10.88.0.15", "/never sent");
            assertThat(((Outcome.Fail) outcome).reason())
                    .isEqualTo(
                            "UnknownParameter message: 'unknown parameter', command: '/queue/simple/remove =comment=crb_10.88.0.15'");
            assertThat(outcome.exchanges().get(0).answer()).isEqualTo("!trap message=\"unknown parameter\"");
            assertThat(commands(router)).hasSize(1);
        }
    }

    @Test
    void judgesComplaintsByKindAndByTheSchemesPatterns() throws Exception {
        bench.with("ignore", "harmless").with("transient", "out of memory");
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> {
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
    void aFatalWordEndsTheSessionWithAllThatIsInFlight() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> peer.say("!trap", "=message=unknown parameter"))) {
            Outcome outcome = await(bench.session(router.port()).perform(task(SHORT, "/x set a=b")));
            assertThat(((Outcome.Fail) outcome).reason()).startsWith("UnknownParameter");
        }
    }

    @Test
    void oneByteAtATimeDoesNotPutTheDeadlineOff() throws Exception {
        byte[] answer = ScriptedRouter.sentence(StandardCharsets.UTF_8, ".tag=1", "!re", "=x=" + "y".repeat(60));
        try (ScriptedRouter router = router((sentence, peer) -> {
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
                router((sentence, peer) -> peer.raw(new byte[] {(byte) 0xF0, -1, -1, -1, -1, 1, 2, 3}))) {
            Outcome outcome = perform(bench.session(router.port()), "/x print");
            assertThat(((Outcome.Unavailable) outcome).reason()).contains("does not speak the RouterOS API");
        }
    }

    @Test
    void anAnswerWithoutEndIsCutAndCostsNoMemory() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> {
            peer.sayTagged(null, "!done");
            peer.sayTagged(null, "!trap", "=message=nothing of yours");
            peer.sayTagged(".tag=777", "!re", "=a=b");
            peer.sayTagged(".tag=x", "!done");
            peer.say("!done");
        })) {
            assertThat(perform(bench.session(router.port()), "/x set a=b")).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void nothingIsSentOfATaskThatCannotBeRead() throws Exception {
        try (ScriptedRouter router = router((sentence, peer) -> peer.say("!done"))) {
            DeviceSession session = bench.session(router.port());
            Outcome outcome = perform(session, "/x set a=b", "/x set a=$b");
            assertThat(((Outcome.Fail) outcome).reason()).contains("\\$");
            outcome = perform(session, "/x set a=" + "y".repeat(70_000));
            assertThat(((Outcome.Fail) outcome).reason()).contains("word.max");
            assertThat(commands(router)).isEmpty();
        }
    }

    @Test
    void asksForASignOfLife() throws Exception {
        bench.with("timeout.probe", "0.3");
        try (ScriptedRouter router = router((sentence, peer) -> {
            if (router(sentence)) {
                peer.say("!re", "=name=r1");
                peer.say("!done");
            }
        })) {
            DeviceSession session = bench.session(router.port());
            assertThat(await(session.probe().orElseThrow())).isTrue();
            assertThat(commands(router)).containsExactly("/system/identity/print =.proplist=name");
        }
    }

    private static boolean router(String sentence) {
        return sentence.startsWith("/system/identity/print");
    }

    @Test
    void aRouterThatDoesNotAnswerGivesNoSignOfLife() throws Exception {
        bench.with("timeout.probe", "0.3");
        try (ScriptedRouter router = router((sentence, peer) -> {})) {
            assertThat(await(bench.session(router.port()).probe().orElseThrow()))
                    .isFalse();
        }
    }

    @Test
    void checksWhetherItTookEffect() throws Exception {
        bench.with("verify.expect", "list=crb_blocked");
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> {})) {
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
        try (ScriptedRouter router = router((sentence, peer) -> {
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
        try (ScriptedRouter router = router((sentence, peer) -> {
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
