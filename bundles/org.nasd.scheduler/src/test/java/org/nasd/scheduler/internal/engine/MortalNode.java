package org.nasd.scheduler.internal.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.Settlement;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.nasd.scheduler.internal.ownership.LeasedOwnership;
import org.nasd.scheduler.internal.ownership.Ownership;
import org.nasd.scheduler.internal.ownership.SoleOwnership;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.KeptTranscript;
import org.nasd.scheduler.testing.TestDriver;
import org.nasd.stack.internal.StackSettings;
import org.nasd.stack.internal.Stacks;

/**
 * A process of its own: the engine on a real database with a device in memory, whose journal is a file. It works until the stack is empty and
 * ends in order, or it dies where it is told to, as a killed process does.
 */
final class MortalNode {

    /** Exit status of a death. */
    static final int DEAD = 42;

    /** The type of event that kills whoever sends it. */
    static final String POISON = "user_poison";

    /** Where it dies. */
    enum Death {
        /** Nowhere. */
        NEVER,
        /** With events read and none of them sent. */
        BEFORE_SENDING,
        /** With events on record as being sent and none of those sent. */
        ON_RECORD,
        /** With events that the device has done, before that is recorded. */
        AFTER_DONE
    }

    private final Path journal;
    private final Death death;
    private final AtomicInteger chances;

    private MortalNode(Path journal, Death death, int chances) {
        this.journal = journal;
        this.death = death;
        this.chances = new AtomicInteger(chances);
    }

    /**
     * @param arguments URL, user and password of the database, the journal's file, where it dies, and at which occasion to do so
     */
    public static void main(String[] arguments) {
        MortalNode node =
                new MortalNode(Path.of(arguments[3]), Death.valueOf(arguments[4]), Integer.parseInt(arguments[5]));
        try (HikariDataSource dataSource = dataSource(arguments[0], arguments[1], arguments[2]);
                Stacks stacks = new Stacks(dataSource, StackSettings.DEFAULTS, List.of())) {
            node.work(stacks);
        }
        System.exit(0);
    }

    static HikariDataSource dataSource(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    private void work(Stacks stacks) {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        TestDriver devices = new TestDriver(clock, Map.of("session.concurrency", "100"));
        devices.latencyMillis = 3;
        devices.answer = this::perform;
        write("start");
        DriverRegistry drivers = new DriverRegistry();
        drivers.add(new DriverRegistry.Entry("test", devices, 0, 1, "test 1"));
        Leases leases = stacks.leases();
        Ownership ownership = leases.areShared() ? new LeasedOwnership(leases) : new SoleOwnership(leases);
        Engine engine = new Engine(
                mortal(stacks.main()),
                new KeptTranscript(),
                new NasSources(stacks.nasDirectory(), stacks.control(), new EngineFixture.NoSchemes(), ownership),
                drivers,
                EngineFixture.FAST,
                new Engine.Threads(2, 2, 2, 10));
        try (engine) {
            EngineFixture.await("the stack is empty", () -> stacks.main().count() == 0);
        } finally {
            clock.shutdownNow();
        }
    }

    private Outcome perform(Task task) {
        if (task.type().equals(POISON)) {
            Runtime.getRuntime().halt(DEAD);
        }
        write("done " + task.eventId() + " " + task.userId());
        return TestDriver.done();
    }

    private void write(String line) {
        try {
            Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack, which kills its user at the moment it is told to. */
    private MainStack mortal(MainStack stack) {
        return (MainStack) Proxy.newProxyInstance(
                MainStack.class.getClassLoader(), new Class<?>[] {MainStack.class}, (proxy, method, arguments) -> {
                    if (death == Death.AFTER_DONE && settles(method.getName(), arguments, Settlement.Done.class)) {
                        perhapsDie();
                    }
                    try {
                        return method.invoke(stack, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (death == Death.BEFORE_SENDING && method.getName().equals("read")
                                || death == Death.ON_RECORD
                                        && settles(method.getName(), arguments, Settlement.Sending.class)) {
                            perhapsDie();
                        }
                    }
                });
    }

    private static boolean settles(String method, Object[] arguments, Class<? extends Settlement> kind) {
        return method.equals("settle") && ((List<?>) arguments[0]).stream().anyMatch(kind::isInstance);
    }

    private void perhapsDie() {
        if (chances.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(DEAD);
        }
    }
}
