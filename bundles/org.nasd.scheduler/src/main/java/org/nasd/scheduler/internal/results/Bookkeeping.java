package org.nasd.scheduler.internal.results;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.nasd.api.driver.Outcome;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Settlement;
import org.nasd.api.transcript.Delivery;
import org.nasd.api.transcript.Transcript;
import org.nasd.scheduler.internal.doubt.Doubts;
import org.nasd.scheduler.internal.doubt.Survivors;
import org.nasd.scheduler.internal.queue.Backlog;
import org.nasd.scheduler.internal.queue.Waiting;

/**
 * Records what became of the events of one NAS: durably by the flushers, for people in the transcript, and in the counters. Confined to the
 * NAS's event loop, but for {@link #isQuiet}.
 */
public final class Bookkeeping {

    private final Flushers flushers;
    private final long epoch;
    private final Transcript transcript;
    private final Doubts doubts;
    private final Survivors survivors;
    private final AtomicInteger unsettled = new AtomicInteger();
    private final Runnable quiet;
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final Latencies latencies = new Latencies();
    private final Durations durations = new Durations();
    private final Durations queued = new Durations();
    private final TypeTimes types = new TypeTimes();
    private long done;
    private long postponed;
    private long failed;
    private long superseded;

    /**
     * @param epoch in which the NAS is owned
     * @param quiet run on a flusher's thread when the last decision has become durable; must not block
     */
    public Bookkeeping(
            Flushers flushers, long epoch, Transcript transcript, Doubts doubts, Survivors survivors, Runnable quiet) {
        this.epoch = epoch;
        this.doubts = doubts;
        this.survivors = survivors;
        this.flushers = flushers;
        this.transcript = transcript;
        this.quiet = quiet;
    }

    /** An event is put on record before it is given to the device. */
    public void sending(Waiting event, Flushers.Settled recorded) {
        settle(new Settlement.Sending(event.head()), List.of(), recorded);
    }

    /** An event that was put on record is not sent after all. */
    public void recalled(Waiting event) {
        settle(new Settlement.Returned(event.head()), List.of());
    }

    /** An event is given to the device; how long it had waited counts once. */
    public void sent(Waiting event) {
        if (event.body() != null && event.markSent()) {
            queued.add(Math.max(
                    0, Duration.between(event.body().date(), Instant.now()).toNanos()));
        }
    }

    /** The device answered. */
    public void answered(Waiting event, long nanos) {
        latencies.add(nanos);
        durations.add(nanos);
        types.add(event.head().type(), nanos);
    }

    /** What has been counted and measured up to now. */
    public Figures figures() {
        return new Figures(
                done,
                postponed,
                failed,
                superseded,
                latencies.percentile(0.5),
                latencies.percentile(0.95),
                durations.histogram(),
                queued.histogram(),
                types.all());
    }

    /** Whether every decision is durable. */
    public boolean isQuiet() {
        return unsettled.get() == 0;
    }

    /** Completes, on a flusher's thread or at once, when every decision made up to now is durable or given up. */
    public CompletionStage<Void> whenQuiet() {
        if (isQuiet()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> asked = new CompletableFuture<>();
        waiting.add(asked);
        if (isQuiet()) {
            asked.complete(null);
        }
        return asked;
    }

    public void delivered(Nas nas, Waiting event, Outcome outcome, Duration took) {
        done++;
        write(nas, event, outcome, took, "");
        boolean worthKeeping = event.isUrgent() || event.tryCount() > 0;
        settle(
                new Settlement.Done(event.head()),
                worthKeeping ? List.of(attempt(nas, event, "done", "", outcome, took)) : List.of());
    }

    public void later(Nas nas, Waiting event, Outcome outcome, Duration took, Verdict.Later verdict, int maxAttempts) {
        postponed++;
        String when = "tried again in " + verdict.delay().toSeconds() + " s, attempt " + (verdict.tryCount() + 1)
                + " of " + maxAttempts;
        write(nas, event, outcome, took, when);
        String reason = Texts.reason(nas, verdict.reason());
        settle(
                new Settlement.Postponed(event.head(), verdict.tryCount(), verdict.delay(), reason),
                List.of(attempt(nas, event, nameOf(outcome), reason, outcome, took)));
    }

    public void failed(Nas nas, Waiting event, Outcome outcome, Duration took, Verdict.Failed verdict) {
        failed++;
        write(nas, event, outcome, took, "failed: " + verdict.reason().name().toLowerCase(Locale.ROOT));
        String error = Texts.reason(nas, verdict.error());
        String answer = Texts.answer(nas, outcome.exchanges());
        settle(
                new Settlement.Failed(event.head(), verdict.tryCount(), verdict.reason(), error, answer),
                List.of(attempt(nas, event, nameOf(outcome), error, outcome, took)));
    }

    /** An event that could not even be sent. */
    public void rejected(Nas nas, Waiting event, String reason) {
        failed(
                nas,
                event,
                new Outcome.Fail(reason, List.of()),
                Duration.ZERO,
                new Verdict.Failed(event.tryCount(), FailureReason.REJECTED, reason));
    }

    /**
     * An operator wants an event no more.
     *
     * @param durable run when it is, on a flusher's thread; must not block
     */
    public void cancelled(Nas nas, EventHead head, String error, Runnable durable) {
        transcript.remark(nas, null, head.userId(), "event " + head.id() + " " + head.type() + " " + error);
        settle(
                new Settlement.Failed(head, head.tryCount(), FailureReason.CANCELLED, error, null),
                List.of(),
                written -> durable.run());
    }

    /** The NAS was the trouble: nothing is charged, and nothing needs to be durable but of an event on record. */
    public void uncharged(Nas nas, Waiting event, Outcome outcome, Duration took) {
        write(nas, event, outcome, took, "waits for the NAS, nothing charged");
        if (doubts.isOnRecord(event.id())) {
            recalled(event);
        }
    }

    public void obsolete(Nas nas, List<Backlog.Obsolete> events) {
        for (Backlog.Obsolete obsolete : events) {
            superseded++;
            Waiting by = obsolete.by();
            transcript.remark(
                    nas,
                    by.body() == null ? null : by.body().event().abonentId(),
                    by.head().userId(),
                    "event " + obsolete.event().id() + " "
                            + obsolete.event().head().type() + " superseded by event " + by.id() + " "
                            + by.head().type());
            settle(new Settlement.Superseded(obsolete.event().head(), by.id()), List.of());
        }
        events.stream().map(Backlog.Obsolete::by).distinct().forEach(this::inheritDurably);
    }

    private void inheritDurably(Waiting by) {
        if (by.tryCount() > by.head().tryCount()) {
            long delay = Math.max(0, by.dueAt() - System.nanoTime());
            settle(
                    new Settlement.Postponed(
                            by.head(), by.tryCount(), Duration.ofNanos(delay), "repeats a postponed event"),
                    List.of());
        }
    }

    private void settle(Settlement settlement, List<Attempt> attempts) {
        settle(settlement, attempts, written -> {});
    }

    private void settle(Settlement settlement, List<Attempt> attempts, Flushers.Settled settled) {
        unsettled.incrementAndGet();
        boolean recorded = doubts.follow(settlement);
        Runnable endOfTurn = settlement instanceof Settlement.Sending
                ? () -> {}
                : survivors.endOfTurn(settlement.head().id());
        flushers.settle(new Flushers.Entry(settlement, epoch, recorded, attempts, written -> {
            settled.settled(written);
            endOfTurn.run();
            settled();
        }));
    }

    private void settled() {
        if (unsettled.decrementAndGet() == 0) {
            quiet.run();
            for (CompletableFuture<Void> asked = waiting.poll(); asked != null; asked = waiting.poll()) {
                asked.complete(null);
            }
        }
    }

    private void write(Nas nas, Waiting event, Outcome outcome, Duration took, String consequence) {
        QueuedEvent body = event.body();
        transcript.delivered(new Delivery(
                nas,
                body == null ? null : body.event().abonentId(),
                event.head().userId(),
                event.id(),
                event.head().type(),
                event.tryCount() + 1,
                outcome,
                took,
                consequence));
    }

    private static Attempt attempt(
            Nas nas, Waiting event, String outcome, String message, Outcome said, Duration took) {
        return new Attempt(
                event.id(),
                event.body() == null ? null : event.body().compactId(),
                event.head().nasId(),
                event.head().userId(),
                event.head().type(),
                event.tryCount() + 1,
                outcome,
                message,
                Texts.answer(nas, said.exchanges()),
                took,
                Instant.now());
    }

    private static String nameOf(Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return "done";
        }
        if (outcome instanceof Outcome.Postpone) {
            return "postpone";
        }
        if (outcome instanceof Outcome.Fail) {
            return "fail";
        }
        return outcome instanceof Outcome.Silent ? "silent" : "unavailable";
    }
}
