package org.nasd.driver.script.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;

/** A directory of scripts and the driver that runs them, for tests. */
final class Scripts implements AutoCloseable {

    static final Secret COA = Secret.of("testing123");
    static final Secret PASSWORD = Secret.of("пароль$(id)");

    final Path directory;
    final ScriptDriver driver;

    Scripts() throws IOException {
        require("bash", "setsid");
        directory = Files.createTempDirectory("nasd-scripts").toRealPath();
        driver = new ScriptDriver(
                new ScriptFiles(directory, List.of()),
                new Programs("bash", "setsid", Set.of("PATH", "LANG", "LC_ALL", "HOME")));
    }

    /** Leaves the test out where a program is missing; with CI=true that is a failure. */
    static void require(String... programs) {
        for (String program : programs) {
            boolean there = Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
                    .anyMatch(path -> new File(path, program).canExecute());
            if ("true".equals(System.getenv("CI"))) {
                Assertions.assertTrue(there, "missing: " + program);
            }
            Assumptions.assumeTrue(there, "left out, missing: " + program);
        }
    }

    /** Puts a script there. */
    Scripts write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    static Nas nas(String script, Map<String, String> options) {
        return new Nas(
                7,
                "bras-1",
                "127.0.0.1",
                null,
                script,
                100,
                true,
                null,
                null,
                "admin",
                PASSWORD,
                "telnet",
                COA,
                3799,
                options,
                Map.of());
    }

    BlockingDialogue dialogue(String script, Map<String, String> options) {
        return dialogue(driver, nas(script, options));
    }

    static BlockingDialogue dialogue(ScriptDriver driver, Nas nas) {
        CompletableFuture<BlockingDialogue> handed = new CompletableFuture<>();
        driver.open(new Device(nas, Settings.of(driver.defaults(), nas.options())), (dialogue, of) -> {
            handed.complete(dialogue);
            return new CompletableFuture<Opening>();
        });
        return handed.getNow(null);
    }

    /** Writes a script and performs one event of it. */
    Outcome run(String text, String event) throws Exception {
        return write("handler.sh", text).dialogue("handler.sh", Map.of()).perform(event(event, Map.of(), 30));
    }

    static Task event(String type, Map<String, String> variables, double seconds) {
        return new Task(1, type, 5, variables, List.of(), null, Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    static Task byHand(String line) {
        return new Task(0, "exec", 0, Map.of(), List.of(line), null, Duration.ofSeconds(30));
    }

    static String answer(Outcome outcome) {
        return outcome.exchanges().get(0).answer();
    }

    /** The living processes of a session, those that only wait to be buried left out. */
    static List<String> session(String id) {
        return stats().filter(stat -> stat.session().equals(id) && !stat.state().equals("Z"))
                .map(Stat::toString)
                .toList();
    }

    record Stat(String pid, String name, String state, String parent, String group, String session) {}

    static Stream<Stat> stats() {
        List<Stat> all = new ArrayList<>();
        for (File process : new File("/proc").listFiles((dir, name) -> name.matches("[0-9]+"))) {
            try {
                String stat = Files.readString(process.toPath().resolve("stat"));
                String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                String name = stat.substring(stat.indexOf('('), stat.lastIndexOf(')') + 1);
                all.add(new Stat(process.getName(), name, rest[0], rest[1], rest[2], rest[3]));
            } catch (IOException gone) {
                continue;
            }
        }
        return all.stream();
    }

    static void await(Callable<Boolean> condition, String what) {
        Awaitility.await(what)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    /** Waits until a script has written a file. */
    String said(String file) throws Exception {
        Path path = directory.resolve(file);
        await(() -> Files.exists(path) && Files.readString(path).endsWith("\n"), file);
        return Files.readString(path).strip();
    }

    @Override
    public void close() throws IOException {
        driver.close();
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
