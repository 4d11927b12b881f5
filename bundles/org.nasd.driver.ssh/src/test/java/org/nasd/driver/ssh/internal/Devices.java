package org.nasd.driver.ssh.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;

/** NAS for tests, and the dialogues that the driver hands to the container about them. */
final class Devices {

    private final SshDriver driver;

    Devices(Path knownHosts) {
        this.driver = new SshDriver(knownHosts);
    }

    static Map<String, String> exec(String... more) {
        Map<String, String> options = new HashMap<>(Map.of("mode", "exec", "session.concurrency", "4"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return options;
    }

    BlockingDialogue dialogue(int port, String password, Map<String, String> options) {
        return dialogue(port, password, options, Map.of());
    }

    BlockingDialogue dialogue(int port, String password, Map<String, String> options, Map<String, Secret> secrets) {
        Nas nas = new Nas(
                1,
                "bras-1",
                "127.0.0.1",
                "s",
                null,
                5,
                true,
                null,
                port,
                "nas",
                password == null ? null : Secret.of(password),
                null,
                null,
                null,
                options,
                secrets);
        CompletableFuture<BlockingDialogue> handed = new CompletableFuture<>();
        Device device = new Device(nas, Settings.of(driver.defaults(), options));
        driver.open(device, (dialogue, of) -> {
            handed.complete(dialogue);
            return new CompletableFuture<Opening>();
        });
        return handed.join();
    }

    static Task task(String... commands) {
        return new Task(1, "user_redirect", 5, Map.of(), List.of(commands), null, Duration.ofSeconds(10));
    }

    static Outcome perform(BlockingDialogue dialogue, String... commands) throws Exception {
        return dialogue.perform(task(commands));
    }

    static Set<String> threads() {
        Set<String> names = new java.util.TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("nasd-ssh"))
                .forEach(names::add);
        return names;
    }

    static void await(Callable<Boolean> condition, String what) {
        Awaitility.await(what)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}
