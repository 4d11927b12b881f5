package org.nasd.itests.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.harness.Await;

/** Whatever a script does, nothing of it is left two seconds after its time, and nobody else notices. */
interface SickScripts {

    int SCRIPT_SECONDS = 3;
    Duration GONE = Duration.ofSeconds(SCRIPT_SECONDS + 2);
    int MOST_SAID = (1 << 20) + 4000;

    @Test
    @Tag("F25")
    @Fault(
            value = "F25",
            injected = "scripts that hang, ignore SIGTERM, fork, print 1 GB",
            passes = "the whole process group is gone <= deadline + 2 s; nobody else notices")
    default void nothingOfAScriptIsLeftWhenItsTimeIsOver(Scene scene) throws Exception {
        Map<ScriptDevice, String> sick = new LinkedHashMap<>();
        sick.put(new ScriptDevice("hanging", 2, "sleep 86401"), "sleep 86401");
        sick.put(new ScriptDevice("deaf", 2, "trap '' TERM; while :; do sleep 86402; done"), "sleep 86402");
        sick.put(new ScriptDevice("forking", 2, "(trap '' TERM; sleep 86403) & exec sleep 86404"), "sleep 8640[34]");
        sick.put(
                new ScriptDevice("talking", 1, "exec -a nasd-test-talker head -c 1000000000 /dev/zero"),
                "nasd-test-talker");
        double pace = scene.bystander().pace(200);
        Map<ScriptDevice, Site.Range> accounts = new LinkedHashMap<>();
        for (ScriptDevice device : sick.keySet()) {
            accounts.put(device, scene.add(device, 1, "timeout.command=" + SCRIPT_SECONDS, "timeout.kill=1"));
        }
        for (ScriptDevice device : sick.keySet()) {
            scene.ask(accounts.get(device), 1, 1);
            String words = sick.get(device);
            scene.site().nasd().await(device.name() + " has begun", Scene.SOON, () -> !processes(words)
                    .isEmpty());
            List<Long> begun = processes(words);
            long seen = System.nanoTime();
            assertThat(scene.bystander().keeps(pace, 0.8, 100, () -> null))
                    .as("share of the commands per second of another NAS beside " + device.name())
                    .isGreaterThan(0.8);
            Await.until(device.name() + " is gone", GONE, () -> begun.stream().noneMatch(SickScripts::isAlive));
            assertThat(Duration.ofNanos(System.nanoTime() - seen)).isLessThan(GONE);
        }
        for (ScriptDevice device : sick.keySet()) {
            scene.dismiss(device);
        }
        for (String words : sick.values()) {
            Await.until(
                    "nothing is left of " + words, GONE, () -> processes(words).isEmpty());
        }
        scene.assertNothingFailed(sick.keySet().iterator().next());
    }

    @Test
    @Tag("F25")
    @Fault(
            value = "F25",
            injected = "scripts that print 1 GB or leave a child running",
            passes = "output cut at 1 MiB; nothing left")
    default void whatAScriptSaysIsCutAtAMebibyteAndWhatItLeavesRunningIsEnded(Scene scene) throws Exception {
        ScriptDevice talking = new ScriptDevice("talkative", 1, "head -c 1000000000 /dev/zero | tr '\\0' x");
        ScriptDevice leaving = new ScriptDevice("leaving", 1, "sleep 86405 &");
        Site.Range ofTalking = scene.add(talking, 1, "timeout.command=60");
        Site.Range ofLeaving = scene.add(leaving, 1);
        scene.ask(ofTalking, 1, 1);
        scene.ask(ofLeaving, 1, 1);

        scene.awaitDoneOnce(leaving, ofLeaving, 1);
        Await.until("what it left running is ended", GONE, () -> processes("sleep 86405")
                .isEmpty());
        scene.awaitDoneOnce(talking, ofTalking, 1);
        Path log = scene.site().log(talking);
        scene.site()
                .nasd()
                .await(
                        "it is written",
                        Scene.SOON,
                        () -> Files.exists(log) && Files.readString(log).contains(" DONE in "));
        String said = Files.readString(log);
        assertThat(said.contains("[cut here: the script said more than 1 MiB]")).isTrue();
        assertThat(said.length()).isBetween(MOST_SAID / 2, MOST_SAID);
        scene.dismiss(talking);
        scene.dismiss(leaving);
    }

    /** Processes whose command line matches. */
    private static List<Long> processes(String words) throws Exception {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .filter(pid -> commandLine(pid).matches(words + "( .*)?"))
                    .map(Long::valueOf)
                    .toList();
        }
    }

    private static String commandLine(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (java.io.IOException e) {
            // it has ended meanwhile
            return "";
        }
    }

    private static boolean isAlive(long pid) {
        return !commandLine(Long.toString(pid)).isEmpty();
    }
}
