package org.nasd.simulator.internal.cli;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry.Result;
import org.nasd.simulator.internal.Desk;

/** Carries a session's lines out, one at a time: latency, faults, the journal. Used by the device's thread only. */
public final class Performer {

    private final Device device;
    private final Desk desk;
    private final Visit visit;
    private final Terminal terminal;
    private boolean muted;
    private boolean gone;

    Performer(Device device, Visit visit, Terminal terminal) {
        this.device = device;
        this.desk = device.desk();
        this.visit = visit;
        this.terminal = terminal;
    }

    /** A line that has arrived. */
    private record Task(
            String line, String context, Place place, long arrivedMicros, List<Effect> effects, Consumer<Reply> then) {

        <E extends Effect> E struckBy(Class<E> kind) {
            for (Effect effect : effects) {
                if (kind.isInstance(effect)) {
                    return kind.cast(effect);
                }
            }
            return null;
        }
    }

    /**
     * Carries a line out at the end of its latency.
     *
     * @param then gets what is to be said; is never called when a fault swallows the answer
     */
    void perform(String line, Place place, Consumer<Reply> then) {
        Task task = new Task(
                line, place.context(), place, desk.micros(), desk.faults.strike(visit.number(), List.of(line)), then);
        desk.began();
        Effect.Delay more = task.struckBy(Effect.Delay.class);
        long nanos = desk.service(null) + (more == null ? 0 : more.more().toNanos());
        if (nanos == 0) {
            finish(task);
        } else {
            desk.loop.schedule(() -> finish(task), nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void finish(Task task) {
        Effect.Drop drop = task.struckBy(Effect.Drop.class);
        Effect.Silence silence = task.struckBy(Effect.Silence.class);
        Effect.Garbage garbage = task.struckBy(Effect.Garbage.class);
        if (drop != null && drop.point() == Effect.Point.BEFORE) {
            record(task, Result.SWALLOWED, Reply.of("connection dropped", 0));
            desk.ended();
            visit.close(drop.reset());
        } else if (silence != null && !silence.executed()) {
            record(task, Result.SWALLOWED, Reply.of("", 0));
            mute();
        } else if (garbage != null) {
            record(task, Result.SWALLOWED, Reply.of("garbage", 0));
            mute();
            speakNonsense(garbage.kind());
        } else {
            answer(task, drop, silence);
        }
    }

    private void answer(Task task, Effect.Drop drop, Effect.Silence silence) {
        Effect.Refusal refusal = task.struckBy(Effect.Refusal.class);
        Reply reply = refusal == null
                ? device.rules().perform(task.line(), task.place())
                : Reply.of(refusal.message(), refusal.category() == null ? 1 : refusal.category());
        boolean heard = drop == null && silence == null && terminal.open();
        record(task, refused(reply) ? Result.REFUSED : heard ? Result.DONE : Result.UNANSWERED, reply);
        if (silence != null) {
            mute();
            return;
        }
        desk.ended();
        if (drop == null) {
            Effect.Slow slow = task.struckBy(Effect.Slow.class);
            if (slow != null) {
                visit.slow(slow.perByte());
            }
            task.then().accept(reply);
        } else if (drop.point() == Effect.Point.MID_WORD && !reply.text().isEmpty()) {
            String half = reply.text().substring(0, (reply.text().length() + 1) / 2);
            terminal.say(device.wire(half), () -> visit.close(drop.reset()));
        } else {
            visit.close(drop.reset());
        }
    }

    private static boolean refused(Reply reply) {
        return reply.status() != 0;
    }

    private void record(Task task, Result result, Reply reply) {
        String message = result == Result.REFUSED || result == Result.SWALLOWED ? reply.text() : "";
        desk.record(
                task.arrivedMicros(),
                visit.number(),
                task.context().isEmpty() ? null : task.context(),
                List.of(task.line()),
                result,
                message,
                reply.changes());
    }

    private void speakNonsense(Effect.Kind kind) {
        switch (kind) {
            case ENDLESS_RECORDS -> flood(Flood.LINES);
            case ENDLESS_SENTENCE -> flood(Flood.TEXT);
            default -> visit.garbage(kind);
        }
    }

    private void flood(String block) {
        if (terminal.open()) {
            terminal.say(block, () -> desk.loop.execute(() -> flood(block)));
        }
    }

    /** What is muted counts as in flight until its client gives up. */
    private void mute() {
        if (gone) {
            desk.ended();
        } else {
            muted = true;
        }
    }

    /** The client has gone. */
    void ended() {
        gone = true;
        if (muted) {
            muted = false;
            desk.ended();
        }
    }
}
