package org.nasd.scheduler.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;

/** A device in memory that answers as it is told and keeps a journal; a driver without templates, so that no scheme is needed. */
public final class TestDriver implements DeviceDriver {

    /** One task as the device saw it. */
    public record Seen(long eventId, long userId, String type, Outcome outcome) {}

    private final ScheduledExecutorService clock;
    private final Map<String, String> defaults;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

    public final List<Seen> journal = Collections.synchronizedList(new ArrayList<>());
    public final AtomicInteger inFlight = new AtomicInteger();
    public final AtomicInteger mostInFlight = new AtomicInteger();
    public final AtomicInteger openings = new AtomicInteger();
    public final Set<Long> accountsInFlight = ConcurrentHashMap.newKeySet();
    public final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    public volatile Function<Task, Outcome> answer = task -> done();
    public volatile long latencyMillis = 1;
    public volatile Outcome.Unavailable refuseOpening;
    public volatile Optional<Boolean> probeAnswer = Optional.empty();

    public TestDriver(ScheduledExecutorService clock, Map<String, String> defaults) {
        this.clock = clock;
        this.defaults = defaults;
    }

    public static Outcome done() {
        return new Outcome.Done(List.of(new Exchange("do", "ok", Duration.ofMillis(1))));
    }

    public void dropSessions() {
        sessions.forEach(session -> session.end("connection reset"));
    }

    public int openSessions() {
        return sessions.size();
    }

    @Override
    public Map<String, String> defaults() {
        return defaults;
    }

    @Override
    public List<String> check(Settings settings) {
        return settings.text("bad").map(bad -> List.of("bad = " + bad)).orElse(List.of());
    }

    @Override
    public boolean usesTemplates() {
        return false;
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return Optional.of(value);
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        openings.incrementAndGet();
        CompletableFuture<Opening> opening = new CompletableFuture<>();
        later(
                () -> {
                    Outcome.Unavailable refusal = refuseOpening;
                    if (refusal != null) {
                        opening.complete(new Opening.NotOpened(refusal));
                    } else {
                        Session session = new Session();
                        sessions.add(session);
                        opening.complete(new Opening.Opened(session));
                    }
                },
                1);
        return opening;
    }

    private void later(Runnable action, long millis) {
        var unused = clock.schedule(action, millis, TimeUnit.MILLISECONDS);
    }

    private record Running(Task task, CompletableFuture<Outcome> outcome) {}

    private final class Session implements DeviceSession {

        private final CompletableFuture<Outcome.Unavailable> ended = new CompletableFuture<>();
        private final Map<Long, Running> running = new ConcurrentHashMap<>();

        @Override
        public CompletionStage<Outcome> perform(Task task) {
            Running command = new Running(task, new CompletableFuture<>());
            begin(task);
            running.put(task.eventId(), command);
            if (ended.isDone()) {
                finish(command, lost("already ended"));
            } else {
                later(() -> finish(command, answer.apply(task)), latencyMillis);
            }
            return command.outcome();
        }

        private void begin(Task task) {
            if (task.eventId() != 0) {
                mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                if (!accountsInFlight.add(task.userId())) {
                    violations.add("two at once for account " + task.userId());
                }
            }
        }

        /** The journal is written before the outcome is told, as the next event may begin at once. */
        private void finish(Running command, Outcome what) {
            Task task = command.task();
            if (what == null || !running.remove(task.eventId(), command)) {
                return;
            }
            if (task.eventId() != 0) {
                journal.add(new Seen(task.eventId(), task.userId(), task.type(), what));
                accountsInFlight.remove(task.userId());
                inFlight.decrementAndGet();
            }
            command.outcome().complete(what);
        }

        private Outcome.Unavailable lost(String why) {
            return new Outcome.Unavailable(Trouble.LOST, why, true, List.of());
        }

        private void end(String why) {
            sessions.remove(this);
            ended.complete(new Outcome.Unavailable(Trouble.LOST, why));
            running.values().forEach(command -> finish(command, lost(why)));
        }

        @Override
        public Optional<CompletionStage<Boolean>> probe() {
            return probeAnswer.map(CompletableFuture::completedFuture);
        }

        @Override
        public CompletionStage<Outcome.Unavailable> ended() {
            return ended;
        }

        @Override
        public void close() {
            end("closed");
        }
    }
}
