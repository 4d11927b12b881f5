package org.nasd.scheduler.internal.dialogue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;

/** A connected blocking dialogue as a session: each call on a pooled thread, with a deadline that aborts the dialogue. */
final class DialogueSession implements DeviceSession {

    private final BlockingDialogue dialogue;
    private final Device device;
    private final Dialogues dialogues;
    private final CompletableFuture<Outcome.Unavailable> ended = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicReference<String> cause = new AtomicReference<>();
    private final Map<Long, CompletableFuture<Outcome>> inFlight = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();

    DialogueSession(BlockingDialogue dialogue, Device device, Dialogues dialogues) {
        this.dialogue = dialogue;
        this.device = device;
        this.dialogues = dialogues;
        var unused = ended.thenAccept(this::endInFlight);
    }

    @Override
    public CompletionStage<Outcome> perform(Task task) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        long number = taken.incrementAndGet();
        inFlight.put(number, outcome);
        var unused = outcome.whenComplete((done, never) -> inFlight.remove(number));
        var alarm = dialogues
                .clock()
                .schedule(
                        () -> {
                            if (outcome.complete(silent(task))) {
                                end("no complete answer to an earlier command");
                            }
                        },
                        task.timeout().toNanos(),
                        TimeUnit.NANOSECONDS);
        boolean accepted = dialogues.run(() -> {
            outcome.complete(converse(task));
            alarm.cancel(false);
        });
        if (!accepted) {
            alarm.cancel(false);
            outcome.complete(new Outcome.Unavailable(Trouble.BUSY, "all threads for blocking dialogues are in use"));
        }
        if (ended.isDone()) {
            endInFlight(ended.join());
        }
        return outcome;
    }

    private void endInFlight(Outcome.Unavailable why) {
        inFlight.values()
                .forEach(outcome ->
                        outcome.complete(new Outcome.Unavailable(why.trouble(), why.reason(), true, List.of())));
    }

    private static Outcome silent(Task task) {
        return new Outcome.Silent("no complete answer within " + task.timeout().toSeconds() + " s", List.of());
    }

    private Outcome converse(Task task) {
        try {
            Outcome outcome = dialogue.perform(task);
            if (!dialogue.isOpen()) {
                end("the connection has ended");
            }
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end("interrupted");
            return new Outcome.Unavailable(Trouble.LOST, "interrupted", true, List.of());
        } catch (Exception e) {
            end(Dialogues.describe(e));
            return new Outcome.Unavailable(Trouble.LOST, Dialogues.describe(e), true, List.of());
        }
    }

    @Override
    public CompletionStage<Outcome.Unavailable> ended() {
        return ended;
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        long grace = device.settings().seconds("timeout.login").toNanos();
        var alarm = dialogues.clock().schedule(dialogue::abort, grace, TimeUnit.NANOSECONDS);
        boolean accepted = dialogues.run(() -> {
            try {
                dialogue.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                ended.complete(new Outcome.Unavailable(Trouble.LOST, Dialogues.describe(e)));
            } finally {
                dialogue.abort();
                alarm.cancel(false);
                ended.complete(new Outcome.Unavailable(Trouble.LOST, "closed"));
            }
        });
        if (!accepted) {
            alarm.cancel(false);
            end("closed");
        }
    }

    @Override
    public void cut() {
        end("cut off, since another node may begin to work the NAS");
    }

    /** What ends the session is why it ended, not what is seen of that elsewhere. */
    private void end(String reason) {
        cause.compareAndSet(null, reason);
        closing.set(true);
        dialogue.abort();
        ended.complete(new Outcome.Unavailable(Trouble.LOST, cause.get()));
    }
}
