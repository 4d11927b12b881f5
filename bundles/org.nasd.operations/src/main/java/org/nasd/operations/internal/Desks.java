package org.nasd.operations.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.HealthOperations;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.Operations;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.NasControl;
import org.nasd.api.transcript.Transcript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations, one desk per topic, and the threads they work with. */
final class Desks implements Operations, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Desks.class);
    private static final Duration PATIENCE_WITH_CHECKS = Duration.ofSeconds(3);

    private final ScheduledThreadPoolExecutor scheduler =
            new ScheduledThreadPoolExecutor(2, Threads.named("nasd-operations"));
    private final ExecutorService checkers = Executors.newCachedThreadPool(Threads.named("nasd-health"));
    private final Throughput throughput = new Throughput(System::nanoTime);
    private final Dispatch dispatch;
    private final Pursuit pursuit;
    private final NasOperations nas;
    private final EventOperations events;
    private final DeviceOperations devices;
    private final LogOperations logs;
    private final HealthOperations health;

    /** What nasd knows of NAS, accounts and schemes. */
    record Directories(NasDirectory nas, NasRegistry registry, AccountDirectory accounts, SchemeRegistry schemes) {}

    /** What is going on. */
    record Work(EventDesk.Stacks stacks, NasControl control, Dispatch dispatch, Transcript transcript) {}

    Desks(
            Work work,
            Directories directories,
            AuditTrail audit,
            Iterable<HealthCheck> checks,
            Supplier<List<DriverList.Unresolved>> unresolved) {
        dispatch = work.dispatch();
        Gate gate = new Gate(audit);
        NasFinder finder = new NasFinder(directories.nas());
        AccountBook accounts = new AccountBook(directories.accounts(), finder);
        NasViews views = new NasViews(dispatch, work.control(), work.stacks().main(), throughput);
        pursuit = new Pursuit(work.stacks(), finder, dispatch, scheduler);
        nas = new NasDesk(gate, finder, views, directories.registry(), work.control(), dispatch, accounts);
        events = new EventDesk(gate, finder, work.stacks(), pursuit);
        devices = new DeviceDesk(gate, finder, accounts, dispatch, directories.schemes(), unresolved);
        logs = new LogDesk(gate, finder, accounts, work.transcript());
        health = new HealthDesk(gate, checks, checkers, PATIENCE_WITH_CHECKS);
        scheduler.setRemoveOnCancelPolicy(true);
        long period = Throughput.PERIOD.toMillis();
        scheduler.scheduleWithFixedDelay(this::sample, 0, period, TimeUnit.MILLISECONDS);
    }

    /** An exception would end the sampling for good. */
    private void sample() {
        try {
            throughput.sample(dispatch.status());
        } catch (RuntimeException e) {
            LOG.warn("The rates of the NAS could not be measured this time: {}", e.toString());
        }
    }

    @Override
    public NasOperations nas() {
        return nas;
    }

    @Override
    public EventOperations events() {
        return events;
    }

    @Override
    public DeviceOperations devices() {
        return devices;
    }

    @Override
    public LogOperations logs() {
        return logs;
    }

    @Override
    public HealthOperations health() {
        return health;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        checkers.shutdownNow();
        pursuit.close();
    }
}
