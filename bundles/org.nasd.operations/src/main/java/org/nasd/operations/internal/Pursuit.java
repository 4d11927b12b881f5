package org.nasd.operations.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.operations.AttemptView;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.StackException;

/** Follows pushed events over the stacks, by looking again and again with growing pauses. Owns nothing but its promises. */
final class Pursuit implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final EventDesk.Stacks stacks;
    private final NasFinder finder;
    private final Everywhere everywhere;
    private final ScheduledExecutorService scheduler;
    private final Set<CompletableFuture<PushOutcome>> open = ConcurrentHashMap.newKeySet();

    Pursuit(EventDesk.Stacks stacks, NasFinder finder, Everywhere everywhere, ScheduledExecutorService scheduler) {
        this.stacks = stacks;
        this.finder = finder;
        this.everywhere = everywhere;
        this.scheduler = scheduler;
    }

    /**
     * How far the event has come. The stacks are asked in the order in which an event travels, so that one that moves meanwhile is
     * never missed.
     */
    PushOutcome outcome(Pushed pushed) {
        EventFilter own = new EventFilter(null, pushed.userId(), null);
        List<CompactEvent> compact = stacks.compact().list(own, pushed.compactId() - 1, 1);
        if (!compact.isEmpty() && compact.get(0).id() == pushed.compactId()) {
            return new PushOutcome.Waiting(EventPlace.COMPACT, "", List.of());
        }
        Optional<QueuedEvent> waiting = stacks.main().findByCompactId(pushed.userId(), pushed.compactId());
        Optional<FailedEvent> failed =
                waiting.isPresent() ? Optional.empty() : stacks.failed().findByCompactId(pushed.compactId());
        EventViews views = new EventViews(finder.byId());
        List<AttemptView> attempts = views.of(stacks.attempts().ofCompactId(pushed.compactId()));
        return waiting.map(event -> waiting(event, views, attempts))
                .or(() -> failed.map(event -> failed(event, views, attempts)))
                .orElseGet(() -> ended(attempts));
    }

    private PushOutcome waiting(QueuedEvent event, EventViews views, List<AttemptView> attempts) {
        long nasId = event.head().nasId();
        if (event.head().tryCount() > 0) {
            String error = views.redact(nasId, event.lastError());
            return new PushOutcome.Postponed(event.head().id(), event.head().tryCount(), error, attempts);
        }
        return new PushOutcome.Waiting(EventPlace.MAIN, views.redact(nasId, obstacle(nasId)), attempts);
    }

    private String obstacle(long nasId) {
        return everywhere
                .find(nasId)
                .filter(status -> status.state() != NasState.WORKING)
                .map(status -> "NAS " + status.nas().name() + " is "
                        + status.state().name().toLowerCase(Locale.ROOT)
                        + (status.reason().isEmpty() ? "" : ": " + status.reason()))
                .orElse("");
    }

    private static PushOutcome failed(FailedEvent event, EventViews views, List<AttemptView> attempts) {
        Long nasId = event.event().nasId();
        return new PushOutcome.Failed(
                event.id(),
                event.reason(),
                views.redact(nasId, event.lastError()),
                views.redact(nasId, event.lastAnswer()),
                attempts);
    }

    private static PushOutcome ended(List<AttemptView> attempts) {
        boolean superseded = !attempts.isEmpty()
                && attempts.get(attempts.size() - 1).outcome().equals("superseded");
        return superseded ? new PushOutcome.Superseded(attempts) : new PushOutcome.Done(attempts);
    }

    @SuppressWarnings({"FutureReturnValueIgnored", "CollectionUndefinedEquality"
    }) // each promise is itself and no other
    CompletableFuture<PushOutcome> follow(Pushed pushed, Duration timeout) {
        CompletableFuture<PushOutcome> end = new CompletableFuture<>();
        open.add(end);
        end.whenComplete((outcome, failure) -> open.remove(end));
        long deadline = System.nanoTime() + Math.max(0, saturatedNanos(timeout));
        look(pushed, end, FIRST_PAUSE, deadline, Duration.ZERO);
        return end;
    }

    private static long saturatedNanos(Duration timeout) {
        return timeout.compareTo(Duration.ofDays(365)) > 0
                ? Duration.ofDays(365).toNanos()
                : timeout.toNanos();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // lookNow catches what may happen
    private void look(Pushed pushed, CompletableFuture<PushOutcome> end, Duration pause, long deadline, Duration in) {
        try {
            scheduler.schedule(() -> lookNow(pushed, end, pause, deadline), in.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            end.completeExceptionally(stopping());
        }
    }

    private void lookNow(Pushed pushed, CompletableFuture<PushOutcome> end, Duration pause, long deadline) {
        if (end.isDone()) {
            return;
        }
        long left = deadline - System.nanoTime();
        try {
            PushOutcome outcome = outcome(pushed);
            if (outcome.isEnd() || left <= 0) {
                end.complete(outcome);
                return;
            }
        } catch (StackException e) {
            if (left <= 0) {
                end.completeExceptionally(Gate.unavailable(e));
                return;
            }
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
            return;
        }
        Duration next = Duration.ofNanos(Math.max(1, Math.min(pause.toNanos(), left)));
        look(pushed, end, longer(pause), deadline, next);
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static OperationException stopping() {
        return new OperationException(
                Kind.UNAVAILABLE, "nasd is stopping; the event is on its stack and nothing is lost");
    }

    @Override
    public void close() {
        open.forEach(end -> end.completeExceptionally(stopping()));
    }
}
