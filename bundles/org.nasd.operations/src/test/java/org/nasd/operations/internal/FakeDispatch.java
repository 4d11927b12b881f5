package org.nasd.operations.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.DriverStatus;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Outcome;
import org.nasd.api.event.EventHead;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Rendering;

/** A dispatch that does what a test says. */
final class FakeDispatch implements Dispatch {

    final List<NasStatus> status = new CopyOnWriteArrayList<>();
    final List<Long> retried = new ArrayList<>();
    final List<List<Object>> executed = new ArrayList<>();
    final List<List<Object>> previewed = new ArrayList<>();
    final List<List<Object>> cancelled = new ArrayList<>();
    final List<List<Object>> hastened = new ArrayList<>();
    Function<List<EventHead>, CompletionStage<Cancellation>> cancellation = heads -> CompletableFuture.completedFuture(
            new Cancellation(heads.stream().map(EventHead::id).toList(), List.of()));
    CompletionStage<Outcome> outcome = CompletableFuture.completedFuture(new Outcome.Done(List.of()));
    Rendering rendering = new Rendering.Commands(List.of(), null);

    static NasStatus status(Nas nas, NasState state, String reason, long done) {
        return new NasStatus(
                nas,
                state,
                reason,
                Instant.EPOCH,
                "mikrotik-simple",
                1,
                nas.forks(),
                1,
                0,
                done,
                0,
                0,
                0,
                Duration.ofMillis(12),
                Duration.ofMillis(96),
                Histogram.EMPTY,
                Histogram.EMPTY,
                List.of());
    }

    @Override
    public List<NasStatus> status() {
        return status;
    }

    @Override
    public Optional<NasStatus> status(long nasId) {
        return status.stream().filter(s -> s.nas().id() == nasId).findFirst();
    }

    @Override
    public List<DriverStatus> drivers() {
        return List.of(
                new DriverStatus("telnet", "org.nasd.driver.telnet 1.0.0", 0),
                new DriverStatus("mikrotik-simple", "b 1", 2));
    }

    @Override
    public CompletionStage<Outcome> execute(long nasId, List<String> commands, String by) {
        executed.add(List.of(nasId, commands, by));
        return outcome;
    }

    @Override
    public Rendering preview(long nasId, String type, Map<String, Object> variables) {
        previewed.add(List.of(nasId, type, variables));
        return rendering;
    }

    @Override
    public CompletionStage<Void> refresh() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Cancellation> cancel(long nasId, List<EventHead> heads, String error) {
        cancelled.add(List.of(nasId, heads, error));
        return cancellation.apply(heads);
    }

    @Override
    public CompletionStage<Integer> hasten(long nasId, Set<Long> eventIds, String by) {
        hastened.add(List.of(nasId, eventIds));
        return CompletableFuture.completedFuture(eventIds.size());
    }

    @Override
    public void retry(long nasId, String by) {
        retried.add(nasId);
    }
}
