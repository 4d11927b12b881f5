package org.nasd.driver.telnet.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    private Devices() {}

    static BlockingDialogue dialogue(int port, String login, String password, Map<String, String> options) {
        return dialogue(port, login, password, options, Map.of());
    }

    static BlockingDialogue dialogue(
            int port, String login, String password, Map<String, String> options, Map<String, Secret> secrets) {
        TelnetDriver driver = new TelnetDriver();
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
                login,
                Secret.of(password),
                null,
                null,
                null,
                options,
                secrets);
        CompletableFuture<BlockingDialogue> handed = new CompletableFuture<>();
        driver.open(new Device(nas, Settings.of(driver.defaults(), options)), (dialogue, of) -> {
            handed.complete(dialogue);
            return new CompletableFuture<Opening>();
        });
        return handed.join();
    }

    static Outcome perform(BlockingDialogue dialogue, String... commands) throws Exception {
        return dialogue.perform(
                new Task(1, "user_redirect", 5, Map.of(), List.of(commands), null, Duration.ofSeconds(5)));
    }

    static String answer(BlockingDialogue dialogue, String command) throws Exception {
        return perform(dialogue, command).exchanges().get(0).answer();
    }

    static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("nasd-telnet"))
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
