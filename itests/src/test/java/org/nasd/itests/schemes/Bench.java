package org.nasd.itests.schemes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.scheme.Rendering;

/** A session of a scheme's driver to a device, to which events are sent one by one. */
final class Bench implements AutoCloseable {

    private static final int PATIENCE = 60;

    private final Shipped shipped;
    private final DeviceSession session;

    private Bench(Shipped shipped, DeviceSession session) {
        this.shipped = shipped;
        this.session = session;
    }

    /** Opens a session to a device on loopback; drivers that ask the container for threads get them from the test. */
    static Bench open(Shipped shipped, int port, String login, String password, Map<String, Secret> secrets)
            throws Exception {
        Nas nas = new Nas(
                1,
                "bras-1",
                "127.0.0.1",
                shipped.name(),
                null,
                1,
                true,
                null,
                port,
                login,
                Secret.of(password),
                null,
                Secret.of(password),
                port,
                Map.of(),
                secrets);
        Opening opening = shipped.driver()
                .open(new Device(nas, shipped.settings()), Bench::converse)
                .toCompletableFuture()
                .get(PATIENCE, TimeUnit.SECONDS);
        if (opening instanceof Opening.Opened opened) {
            return new Bench(shipped, opened.session());
        }
        throw new AssertionError(opening);
    }

    private static CompletionStage<Opening> converse(BlockingDialogue dialogue, Device device) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return dialogue.connect()
                        .<Opening>map(Opening.NotOpened::new)
                        .orElseGet(() -> new Opening.Opened(new Blocking(dialogue)));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Sends an event. */
    Outcome perform(String event, Map<String, Object> account) throws Exception {
        Rendering rendering = shipped.render(event, account);
        if (!(rendering instanceof Rendering.Commands commands)) {
            throw new AssertionError(rendering);
        }
        if (commands.commands().isEmpty()) {
            return new Outcome.Done(List.of());
        }
        Task task = new Task(
                1,
                event,
                1424,
                Map.of(),
                commands.commands(),
                commands.verify(),
                shipped.settings().seconds("timeout.command"));
        return session.perform(task).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Sends an event that must be done, and gives the answers. */
    String done(String event, Map<String, Object> account) throws Exception {
        Outcome outcome = perform(event, account);
        if (!(outcome instanceof Outcome.Done)) {
            throw new AssertionError(event + ": " + outcome);
        }
        return String.join(
                "\n", outcome.exchanges().stream().map(Exchange::answer).toList());
    }

    @Override
    public void close() {
        session.close();
    }

    /** A session that borrows a thread for each event. */
    private record Blocking(BlockingDialogue dialogue) implements DeviceSession {

        @Override
        public CompletionStage<Outcome> perform(Task task) {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return dialogue.perform(task);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Override
        public CompletionStage<Outcome.Unavailable> ended() {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {
            try {
                dialogue.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
