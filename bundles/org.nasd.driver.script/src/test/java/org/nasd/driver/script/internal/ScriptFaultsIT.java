package org.nasd.driver.script.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Outcome;

/** Scripts that hang, linger, flood and will not die: after each, nothing of its process group is left. */
@Timeout(120)
class ScriptFaultsIT {

    /** Writes down the number of the session, which is that of the process group. */
    private static final String TELL = "echo $$ >session; ";

    private interface Step {
        void run() throws Exception;
    }

    private final ExecutorService background = Executors.newCachedThreadPool();
    private Scripts scripts;

    @BeforeEach
    void open() throws Exception {
        scripts = new Scripts();
    }

    @AfterEach
    void leavesNothing() throws Exception {
        background.shutdownNow();
        assertThat(background.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        Scripts.await(() -> scripts.driver.running() == 0, "all process groups are gone");
        scripts.close();
    }

    private BlockingDialogue dialogue(String body, Map<String, String> options) throws Exception {
        return scripts.write("handler.sh", "e() { " + TELL + body + "\n}").dialogue("handler.sh", options);
    }

    private Outcome run(String body, double seconds) throws Exception {
        return dialogue(body, Map.of()).perform(Scripts.event("e", Map.of(), seconds));
    }

    private void nothingIsLeft() throws Exception {
        String session = scripts.said("session");
        Scripts.await(() -> Scripts.session(session).isEmpty(), "left: " + Scripts.session(session));
    }

    private static double seconds(Step step) throws Exception {
        long from = System.nanoTime();
        step.run();
        return Duration.ofNanos(System.nanoTime() - from).toMillis() / 1000.0;
    }

    @Test
    void aScriptThatHangsIsAskedToEndAtItsTime() throws Exception {
        Outcome[] outcome = new Outcome[1];
        double took = seconds(() -> outcome[0] = run("echo begun; sleep 100", 4));
        assertThat(took).isBetween(2.5, 6.0);
        Outcome.Silent silent = (Outcome.Silent) outcome[0];
        assertThat(silent.reason())
                .as("143 by our own doing is not the script's wish to be postponed")
                .contains("timeout.command", "exit 143, which is nasd's doing");
        assertThat(Scripts.answer(silent)).isEqualTo("begun\n");
        nothingIsLeft();
    }

    @Test
    void aScriptMayTidyUpWhenItIsAskedToEnd() throws Exception {
        Outcome outcome = run("trap 'echo tidied; exit 0' TERM; sleep 100 & wait", 4);
        assertThat(outcome).as("it was not done, whatever it says").isInstanceOf(Outcome.Silent.class);
        assertThat(Scripts.answer(outcome)).isEqualTo("tidied\n");
        nothingIsLeft();
    }

    @Test
    void aScriptThatIgnoresBeingAskedIsKilledWithAllItStarted() throws Exception {
        Outcome[] outcome = new Outcome[1];
        double took = seconds(() -> outcome[0] = run(
                "trap '' TERM; echo deaf; sleep 100 & (trap '' TERM; sleep 100; :) & while :; do sleep 1; done", 2));
        assertThat(took).isLessThan(4);
        assertThat(((Outcome.Silent) outcome[0]).reason()).contains("it did not, and was killed");
        assertThat(Scripts.answer(outcome[0])).isEqualTo("deaf\n");
        nothingIsLeft();
    }

    @Test
    void aChildThatLivesOnNeitherHoldsTheEventUpNorSurvivesIt() throws Exception {
        double took = seconds(() -> {
            Outcome outcome = run("sleep 100 & nohup sleep 100 >/dev/null 2>&1 & echo started", 30);
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(Scripts.answer(outcome)).isEqualTo("started\n");
        });
        assertThat(took).isLessThan(5);
        nothingIsLeft();
    }

    @Test
    void aDaemonThatLeftTheGroupHoldsNobodyUpAlthoughItKeepsThePipesAndFloodsThem() throws Exception {
        for (String end : new String[] {"exit 0", "exec sleep 100"}) {
            double took = seconds(() -> {
                Outcome outcome = run(
                        "setsid bash -c 'trap \"\" PIPE; echo $$ >daemon; while :; do echo flood; done' & "
                                + "until [ -s daemon ]; do sleep 0.01; done; " + end,
                        2);
                assertThat(outcome).isInstanceOf(end.equals("exit 0") ? Outcome.Done.class : Outcome.Silent.class);
            });
            assertThat(took).isLessThan(4);
            String daemon = scripts.said("daemon");
            assertThat(Scripts.session(daemon))
                    .as("it went its own way on purpose")
                    .isNotEmpty();
            ProcessHandle.of(Long.parseLong(daemon)).orElseThrow().destroyForcibly();
            Scripts.await(() -> Scripts.session(daemon).isEmpty(), "the daemon's end");
            Files.delete(scripts.directory.resolve("daemon"));
            nothingIsLeft();
        }
    }

    @Test
    void aGigabyteOfOutputIsReadCutAndMarked() throws Exception {
        Outcome outcome = run("head -c 1000000000 /dev/zero | tr '\\0' x; echo the error >&2; exit 254", 60);
        assertThat(outcome).isInstanceOf(Outcome.Postpone.class);
        assertThat(Scripts.answer(outcome))
                .startsWith("xxxx")
                .hasSizeLessThanOrEqualTo(1 << 20)
                .hasSizeGreaterThan(500_000)
                .contains("[stderr]\nthe error\n")
                .endsWith("[cut here: the script said more than 1 MiB]");
    }

    @Test
    void endlessOutputEndsAtItsTime() throws Exception {
        assertThat(seconds(() -> assertThat(run("yes & yes >&2 & yes", 2)).isInstanceOf(Outcome.Silent.class)))
                .isLessThan(4);
        nothingIsLeft();
    }

    @Test
    void abortKillsTheGroupAtOnceAndUnblocksTheCaller() throws Exception {
        BlockingDialogue nas = dialogue("trap '' TERM; sleep 100 & sleep 100", Map.of());
        Future<Outcome> hanging = background.submit(() -> nas.perform(Scripts.event("e", Map.of(), 60)));
        scripts.said("session");
        nas.abort();
        Outcome.Unavailable lost = (Outcome.Unavailable) hanging.get(2, TimeUnit.SECONDS);
        assertThat(lost.doubtful()).as("nobody knows how far it came").isTrue();
        assertThat(nas.isOpen()).isFalse();
        nothingIsLeft();
        assertThat(nas.perform(Scripts.event("e", Map.of(), 60)))
                .as("nothing is run any more")
                .isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void anInterruptEndsItToo() throws Exception {
        BlockingDialogue nas = dialogue("sleep 100", Map.of());
        Future<Outcome> hanging = background.submit(() -> nas.perform(Scripts.event("e", Map.of(), 60)));
        scripts.said("session");
        hanging.cancel(true);
        nothingIsLeft();
    }

    @Test
    void deactivationKillsAllThatRuns() throws Exception {
        List<Future<Outcome>> all = IntStream.range(0, 20)
                .mapToObj(i -> background.submit(() -> scripts.write(
                                "h" + i + ".sh", "e() { echo $$ >session" + i + "; trap '' TERM; sleep 100; }")
                        .dialogue("h" + i + ".sh", Map.of())
                        .perform(Scripts.event("e", Map.of(), 60))))
                .toList();
        for (int i = 0; i < 20; i++) {
            scripts.said("session" + i);
        }
        scripts.driver.close();
        for (int i = 0; i < 20; i++) {
            assertThat(all.get(i).get(5, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unavailable.class);
            String session = scripts.said("session" + i);
            Scripts.await(() -> Scripts.session(session).isEmpty(), "left: " + Scripts.session(session));
        }
        assertThat(run(":", 5)).as("a stopped driver runs nothing").isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void whenTheKeeperOrTheGuardIsKilledTheRestIsEndedAll() throws Exception {
        Outcome keeper = run("kill -KILL $$; sleep 100", 10);
        assertThat(((Outcome.Unavailable) keeper).reason()).contains("nobody knows how it ended");
        nothingIsLeft();
        Outcome guard = run("me=$BASHPID; sleep 100 & kill -KILL $(pgrep -P $$ | grep -vx $me); sleep 100", 2);
        assertThat(guard).isInstanceOf(Outcome.Silent.class);
        nothingIsLeft();
        assertThat(run("kill 0; sleep 100", 10)).as("its own TERM to all").isInstanceOf(Outcome.Postpone.class);
        nothingIsLeft();
    }

    @Test
    void whenNasdItselfIsKilledItsScriptsEndWithIt() throws Exception {
        scripts.write("handler.sh", "e() { " + TELL + "trap '' TERM HUP; sleep 100 & sleep 100; }");
        Process nasd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ScriptFaultsIT.class.getName(),
                        scripts.directory.toString())
                .inheritIO()
                .start();
        String session = scripts.said("session");
        Scripts.await(() -> Scripts.session(session).size() > 3, "the children of the script");
        nasd.destroyForcibly();
        nothingIsLeft();
    }

    /** In a JVM of its own, to be killed. */
    public static void main(String[] args) throws Exception {
        try (ScriptDriver driver = new ScriptDriver(
                new ScriptFiles(Path.of(args[0]), List.of()), new Programs("bash", "setsid", Set.of("PATH")))) {
            Scripts.dialogue(driver, Scripts.nas("handler.sh", Map.of())).perform(Scripts.event("e", Map.of(), 60));
        }
    }

    @Test
    void aHundredRunAtOnce() throws Exception {
        scripts.write("handler.sh", "e() { touch here.$user_id; until [ -e all ]; do sleep 0.2; done; }");
        List<Future<Outcome>> all = IntStream.range(0, 100)
                .mapToObj(i -> background.submit(() -> scripts.dialogue("handler.sh", Map.of())
                        .perform(Scripts.event("e", Map.of("user_id", Integer.toString(i)), 60))))
                .toList();
        Scripts.await(
                () -> scripts.directory.toFile().list((dir, name) -> name.startsWith("here.")).length == 100,
                "a hundred");
        scripts.write("all", "");
        for (Future<Outcome> one : all) {
            assertThat(one.get()).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void aThousandFailuresLeaveNoProcessNotEvenADeadOneAndNoThread() throws Exception {
        BlockingDialogue nas = dialogue("cat session >>sessions; echo no >&2; exit 3", Map.of());
        nas.perform(Scripts.event("e", Map.of(), 30));
        Set<Thread> before = threads();
        for (int i = 0; i < 1000; i++) {
            assertThat(nas.perform(Scripts.event("e", Map.of(), 30))).isInstanceOf(Outcome.Fail.class);
        }
        Set<String> sessions = Files.readAllLines(scripts.directory.resolve("sessions")).stream()
                .collect(Collectors.toSet());
        assertThat(sessions).hasSize(1001);
        Scripts.await(() -> Scripts.stats().noneMatch(stat -> sessions.contains(stat.session())), "processes left");
        Scripts.await(() -> before.containsAll(threads()), "threads left: " + threads());
    }

    /** The library's own threads that wait for processes to end are let go after a minute, and are not counted. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().equals("process reaper"))
                .collect(Collectors.toSet());
    }
}
