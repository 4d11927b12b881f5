package org.nasd.scheduler.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.Secret;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.Settlement;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.nasd.scheduler.internal.assignment.EngineSettings;
import org.nasd.scheduler.internal.engine.Engine;
import org.nasd.scheduler.internal.engine.NasSources;
import org.nasd.scheduler.internal.ownership.Ownership;

/** An engine with everything around it in memory. */
public final class EngineFixture implements AutoCloseable {

    public static final EngineSettings FAST = new EngineSettings(
            10,
            Duration.ofMillis(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            "test",
            true);

    /** Settings of a driver that takes many events at once. */
    public static final Map<String, String> MANY = Map.of("session.concurrency", "100");

    public final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    public final MemoryStack stack;
    public final List<Nas> nas = Collections.synchronizedList(new ArrayList<>());
    public final Map<Long, NasControl.Pause> pauses = new ConcurrentHashMap<>();
    public final KeptTranscript transcript = new KeptTranscript();
    public final DriverRegistry drivers = new DriverRegistry();
    public final TestDriver driver;
    public final Engine engine;

    public EngineFixture(Map<String, String> driverDefaults, EngineSettings settings, Nas... all) {
        this(driverDefaults, settings, new MemoryStack(), sole(true), all);
    }

    public EngineFixture(
            Map<String, String> driverDefaults,
            EngineSettings settings,
            MemoryStack stack,
            Ownership ownership,
            Nas... all) {
        this.stack = stack;
        driver = new TestDriver(clock, driverDefaults);
        engine = start(ownership, settings, all);
        await("the engine knows its NAS", () -> engine.status().size() == all.length);
    }

    /** One of several nodes, which share the stack and the devices. */
    public EngineFixture(
            MemoryStack shared, TestDriver devices, Ownership ownership, EngineSettings settings, Nas... all) {
        stack = shared;
        driver = devices;
        engine = start(ownership, settings, all);
    }

    /** The only node there is; whether the one before it ended in order. */
    public static Ownership sole(boolean clean) {
        return new Ownership() {
            @Override
            public void claim(Set<Long> nasIds) {}

            @Override
            public Optional<Leases.Grant> grantOf(long nasId) {
                return Optional.of(new Leases.Grant(Leases.SOLE_EPOCH, clean));
            }
        };
    }

    private Engine start(Ownership ownership, EngineSettings settings, Nas... all) {
        drivers.add(new DriverRegistry.Entry("test", driver, 0, 1, "test 1"));
        nas.addAll(List.of(all));
        return new Engine(
                stack,
                transcript,
                new NasSources(new Directory(), new Control(), new NoSchemes(), ownership),
                drivers,
                settings,
                new Engine.Threads(2, 2, 2, 10));
    }

    public static Nas nas(long id, int forks, Map<String, String> options) {
        return nas(id, forks, options, Map.of());
    }

    public static Nas nas(long id, int forks, Map<String, String> options, Map<String, Secret> secrets) {
        return nas(id, null, "script.sh", forks, options, secrets);
    }

    /** One with a scheme or a script of its own, or with neither. */
    public static Nas nas(long id, String scheme, String script) {
        return nas(id, scheme, script, 5, Map.of(), Map.of());
    }

    private static Nas nas(
            long id,
            String scheme,
            String script,
            int forks,
            Map<String, String> options,
            Map<String, Secret> secrets) {
        return new Nas(
                id,
                "n" + id,
                "10.0.0." + id,
                scheme,
                script,
                forks,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                options,
                secrets);
    }

    /** Puts an event on the stack and tells the engine. */
    public long push(long nasId, long userId, String type) {
        return push(nasId, userId, type, "{}");
    }

    public long push(long nasId, long userId, String type, String params) {
        List<QueuedEvent> events = stack.insert(nasId, userId, type, params);
        engine.arrived(events);
        return events.get(0).head().id();
    }

    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within 20 s: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        engine.close();
        clock.shutdownNow();
    }

    private final class Directory implements NasDirectory {
        @Override
        public List<Nas> all() {
            return List.copyOf(nas);
        }

        @Override
        public Optional<Nas> find(long id) {
            return nas.stream().filter(n -> n.id() == id).findFirst();
        }
    }

    private final class Control implements NasControl {
        @Override
        public Map<Long, Pause> paused() {
            return Map.copyOf(pauses);
        }

        @Override
        public void pause(long nasId, String by, String reason) {
            pauses.put(nasId, new Pause(by, reason, Instant.EPOCH));
            engine.refresh();
        }

        @Override
        public boolean resume(long nasId) {
            boolean was = pauses.remove(nasId) != null;
            engine.refresh();
            return was;
        }
    }

    public void pause(long nasId) {
        new Control().pause(nasId, "anna", "maintenance");
    }

    public void resume(long nasId) {
        new Control().resume(nasId);
    }

    public static final class NoSchemes implements SchemeRegistry {
        @Override
        public Optional<SchemeStatus> find(String name) {
            return name.equals("Broken")
                    ? Optional.of(
                            new SchemeStatus(name, pathOf(name), Optional.empty(), List.of("scheme.cfg: no driver")))
                    : Optional.empty();
        }

        @Override
        public List<SchemeStatus> all() {
            return List.of();
        }

        @Override
        public String pathOf(String name) {
            return "/etc/nasd/oss/" + name;
        }
    }

    public NasState state(long nasId) {
        return engine.status(nasId).orElseThrow().state();
    }

    public List<Settlement.Failed> failures() {
        return stack.settlements.stream()
                .filter(Settlement.Failed.class::isInstance)
                .map(Settlement.Failed.class::cast)
                .toList();
    }
}
