package org.nasd.operations.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.nas.SecretStore;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.HealthOperations;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.NodeOperations;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.OverviewOperations;
import org.nasd.api.operations.RecordOperations;
import org.nasd.api.operations.SecretOperations;
import org.nasd.api.operations.UpkeepOperations;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.AuditLog;
import org.nasd.api.stack.Backup;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.Records;
import org.nasd.api.transcript.Transcript;
import org.nasd.operations.internal.doctor.Doctor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations, one desk per topic, and the threads they work with. */
final class Desks implements Operations, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Desks.class);
    private static final Duration PATIENCE_WITH_CHECKS = Duration.ofSeconds(3);

    private static final Duration AS_NEW = Duration.ofSeconds(2);
    private static final Duration AFTER_THE_MINUTE = Duration.ofMillis(200);

    private final ScheduledThreadPoolExecutor scheduler =
            new ScheduledThreadPoolExecutor(3, Threads.named("nasd-operations"));
    private final ExecutorService checkers = Executors.newCachedThreadPool(Threads.named("nasd-health"));
    private final Throughput throughput = new Throughput(System::nanoTime);
    private final FailedTrend failedTrend = new FailedTrend(System::nanoTime);
    private final Dispatch dispatch;
    private final Everywhere everywhere;
    private final Supplier<Backlog> backlog;
    private final MinuteRecorder minutes;
    private final Pursuit pursuit;
    private final NasOperations nas;
    private final EventOperations events;
    private final DeviceOperations devices;
    private final LogOperations logs;
    private final HealthOperations health;
    private final RecordOperations records;
    private final OverviewOperations overview;
    private final SecretOperations secrets;
    private final NodeOperations nodes;
    private final UpkeepOperations upkeep;

    /** What nasd knows of NAS, accounts and schemes. */
    record Directories(
            NasDirectory nas,
            NasRegistry registry,
            SecretStore secrets,
            AccountDirectory accounts,
            SchemeRegistry schemes) {}

    /** What is going on. */
    record Work(EventDesk.Stacks stacks, NasControl control, Dispatch dispatch, Transcript transcript) {}

    /** What is kept beside the stacks. */
    record Keeping(AuditLog audit, NasHistory history, Records records, Backup backup, Neighbours neighbours) {}

    /**
     * This process and its files.
     *
     * @param database where an embedded database has its files, or null where there is none
     * @param unwritten how many entries of the audit are not in the database
     */
    record Node(Instant startedAt, Path backups, Path database, LongSupplier unwritten) {}

    Desks(
            Work work,
            Directories directories,
            Keeping keeping,
            Node node,
            AuditTrail audit,
            Iterable<HealthCheck> checks,
            Supplier<List<DriverList.Unresolved>> unresolved) {
        dispatch = work.dispatch();
        EventDesk.Stacks stacks = work.stacks();
        Gate gate = new Gate(audit);
        NasFinder finder = new NasFinder(directories.nas());
        AccountBook accounts = new AccountBook(directories.accounts(), finder);
        HealthDesk checkup = new HealthDesk(gate, checks, checkers, PATIENCE_WITH_CHECKS);
        Neighbours neighbours = keeping.neighbours();
        Everywhere everywhere = new Everywhere(dispatch, finder, neighbours);
        this.everywhere = everywhere;
        backlog = new Memo<>(AS_NEW, System::nanoTime, () -> Backlog.read(stacks, finder, neighbours));
        OverviewDesk.Now now = new OverviewDesk.Now(
                backlog,
                new Memo<>(AS_NEW, System::nanoTime, checkup::readiness),
                throughput,
                failedTrend,
                neighbours,
                () -> new Pauses(work.control().paused()).all());
        pursuit = new Pursuit(stacks, finder, everywhere, scheduler);
        nas = new NasDesk(
                gate,
                finder,
                new NasViews(everywhere, neighbours, work.control(), stacks.main(), throughput),
                directories.registry(),
                work.control(),
                dispatch,
                accounts,
                new Sync(accounts, keeping.records(), directories.schemes(), stacks.compact()));
        events = events(gate, finder, accounts, stacks, keeping.records(), neighbours);
        devices = new DeviceDesk(gate, finder, accounts, dispatch, directories.schemes(), unresolved);
        nodes = new NodeDesk(gate, finder, neighbours, everywhere);
        logs = new LogDesk(gate, finder, accounts, work.transcript());
        health = checkup;
        records = new RecordDesk(gate, finder, keeping.records());
        secrets = new SecretDesk(gate, finder, directories.secrets());
        overview = new OverviewDesk(gate, finder, keeping.history(), dispatch, everywhere, now, node.startedAt());
        Measurements measurements = new Measurements(
                now,
                everywhere,
                new Measurements.Stored(accounts, keeping.records(), keeping.history()),
                new Measurements.Programs(
                        directories.schemes(),
                        unresolved,
                        () -> directories.secrets().status().problems()),
                node,
                work.transcript());
        Supplier<List<Finding>> doctor =
                new Memo<>(AS_NEW, System::nanoTime, () -> Doctor.findings(measurements.get()));
        upkeep = new UpkeepDesk(gate, keeping.audit(), keeping.backup(), node.backups(), doctor);
        minutes = new MinuteRecorder(keeping.history(), dispatch::status, backlog, !neighbours.arePossible());
        start();
    }

    private EventDesk events(
            Gate gate,
            NasFinder finder,
            AccountBook accounts,
            EventDesk.Stacks stacks,
            Records records,
            Neighbours neighbours) {
        EventQueries queries = new EventQueries(finder);
        Selections selections = new Selections(stacks, queries);
        EventActions.Handling handling = new EventActions.Handling(
                selections,
                new Requeueing(stacks, selections, accounts, () -> accountColumns(accounts, records)),
                new Cancelling(stacks, selections, dispatch, nasId -> isWorked(nasId, finder, neighbours)));
        EventActions actions = new EventActions(gate, new PushForm(finder), stacks, records, handling);
        return new EventDesk(gate, finder, stacks, queries, pursuit, actions);
    }

    /** Whether a dispatch has a NAS in hand, or would but for a moment. */
    private boolean isWorked(long nasId, NasFinder finder, Neighbours neighbours) {
        return dispatch.status(nasId).isPresent()
                || neighbours.hold(nasId)
                || neighbours.arePossible() && finder.byId().containsKey(nasId);
    }

    private static Set<String> accountColumns(AccountBook accounts, Records records) {
        return accounts.isOwn()
                ? records.columns(Records.Table.USERS).stream()
                        .map(Records.Column::name)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both catch what may happen
    private void start() {
        scheduler.setRemoveOnCancelPolicy(true);
        long period = Throughput.PERIOD.toMillis();
        scheduler.scheduleWithFixedDelay(this::sample, 0, period, TimeUnit.MILLISECONDS);
        scheduler.execute(this::minuteEnded);
    }

    /** An exception would end the sampling for good. */
    private void sample() {
        try {
            throughput.sample(everywhere.get());
        } catch (RuntimeException e) {
            LOG.warn("The rates of the NAS could not be measured this time: {}", e.toString());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it catches what may happen
    private void minuteEnded() {
        try {
            minutes.minuteEnded(Instant.now());
            failedTrend.sample(backlog.get().allFailed());
        } catch (RuntimeException e) {
            LOG.warn("The history could not be written; the next minute tells it too: {}", e.toString());
        }
        Instant now = Instant.now();
        Instant next =
                now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES).plus(AFTER_THE_MINUTE);
        try {
            scheduler.schedule(this::minuteEnded, Duration.between(now, next).toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The history ends with its owner", e);
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
    public RecordOperations records() {
        return records;
    }

    @Override
    public OverviewOperations overview() {
        return overview;
    }

    @Override
    public SecretOperations secrets() {
        return secrets;
    }

    @Override
    public NodeOperations nodes() {
        return nodes;
    }

    @Override
    public UpkeepOperations upkeep() {
        return upkeep;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        checkers.shutdownNow();
        pursuit.close();
    }
}
