package org.nasd.benchmarks.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;

/** A device that does everything at once, or after a fixed time. */
public final class NoopDriver implements DeviceDriver {

    public final AtomicLong done = new AtomicLong();

    private final Executor clock;

    public NoopDriver(long millis) {
        clock = millis == 0 ? null : CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("session.concurrency", "100");
    }

    @Override
    public List<String> check(Settings settings) {
        return List.of();
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return Optional.of(value);
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        return CompletableFuture.completedFuture(new Opening.Opened(new Session()));
    }

    private final class Session implements DeviceSession {

        private final CompletableFuture<Outcome.Unavailable> ended = new CompletableFuture<>();

        @Override
        public CompletionStage<Outcome> perform(Task task) {
            return clock == null
                    ? CompletableFuture.completedFuture(perform(task.commands().get(0), Duration.ofNanos(1000)))
                    : CompletableFuture.supplyAsync(
                            () -> perform(task.commands().get(0), Duration.ZERO), clock);
        }

        private Outcome perform(String command, Duration took) {
            done.incrementAndGet();
            return new Outcome.Done(List.of(new Exchange(command, "", took)));
        }

        @Override
        public CompletionStage<Outcome.Unavailable> ended() {
            return ended;
        }

        @Override
        public void close() {
            ended.complete(new Outcome.Unavailable(org.nasd.api.driver.Trouble.LOST, "closed"));
        }
    }
}
