package org.nasd.operations.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.NasPause;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.StackException;
import org.nasd.api.transcript.Transcript;
import org.nasd.operations.internal.doctor.Facts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what the doctor judges. What cannot be measured because the database is down is left out, and said. */
final class Measurements implements Supplier<Facts> {

    private static final Logger LOG = LoggerFactory.getLogger(Measurements.class);
    private static final int COMMITS = 5;

    /** A NAS that cannot be: its one row in the history is written again and again, and cleared away with the old ones. */
    private static final long NOBODY = -1;

    private final OverviewDesk.Now now;
    private final Supplier<List<NasStatus>> everywhere;
    private final Stored stored;
    private final Programs programs;
    private final Desks.Node node;
    private final Transcript transcript;

    /** What is kept in the database. */
    record Stored(AccountBook accounts, Records records, NasHistory history) {}

    /** What is installed; of secrets, what is wrong with their keys and files. */
    record Programs(
            SchemeRegistry schemes, Supplier<List<DriverList.Unresolved>> unresolved, Supplier<List<String>> secrets) {}

    Measurements(
            OverviewDesk.Now now,
            Supplier<List<NasStatus>> everywhere,
            Stored stored,
            Programs programs,
            Desks.Node node,
            Transcript transcript) {
        this.now = now;
        this.everywhere = everywhere;
        this.stored = stored;
        this.programs = programs;
        this.node = node;
        this.transcript = transcript;
    }

    @Override
    public Facts get() {
        Duration uptime = Duration.between(node.startedAt(), Instant.now());
        List<NasStatus> nas = everywhere.get();
        try {
            Backlog backlog = now.backlog().get();
            Facts.Database database = new Facts.Database(
                    null, backlog.compact(), backlog.byNas(), backlog.nas(), backlog.elsewhere(), accounts(), commit());
            FailedTrend.Growth growth = now.failedTrend().growth(backlog.allFailed());
            return facts(
                    uptime, database, nas, new Facts.Failed(backlog.allFailed(), growth.events(), growth.within()));
        } catch (StackException e) {
            return facts(uptime, Facts.Database.down(e.getMessage()), nas, new Facts.Failed(0, 0, Duration.ZERO));
        }
    }

    private Facts facts(Duration uptime, Facts.Database database, List<NasStatus> nas, Facts.Failed failed) {
        return new Facts(
                now.readiness().get(),
                uptime,
                paused(database),
                database,
                work(nas),
                failed,
                installed(),
                machine(),
                database.trouble() == null ? nodes() : List.of());
    }

    private NasPause paused(Facts.Database database) {
        return database.trouble() == null ? now.allPaused().get() : null;
    }

    private List<Facts.Node> nodes() {
        Neighbours.View view = now.neighbours().view();
        if (!now.neighbours().arePossible()) {
            return List.of();
        }
        return view.nodes().stream()
                .map(node -> new Facts.Node(
                        node.name(),
                        node.silent(),
                        Neighbours.View.isAlive(node),
                        view.drains().get(node.name()) == null
                                ? null
                                : view.drains().get(node.name()).by(),
                        view.leases().values().stream()
                                .filter(lease -> lease.nodeId().equals(node.id()))
                                .count()))
                .toList();
    }

    private OptionalLong accounts() {
        return stored.accounts().isOwn()
                ? OptionalLong.of(stored.records()
                        .count(new Records.Query(
                                Records.Table.USERS,
                                List.of(new Records.Condition("deleted", Records.Comparison.EXACT, List.of(false))),
                                List.of(),
                                List.of(),
                                Set.of(),
                                0,
                                1)))
                : OptionalLong.empty();
    }

    /** The median of a few, the first of which only wakes the connection. */
    private Duration commit() {
        NasHistory.Minute minute =
                new NasHistory.Minute(NOBODY, Instant.EPOCH, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i <= COMMITS; i++) {
            long begun = System.nanoTime();
            stored.history().append(List.of(minute));
            if (i > 0) {
                nanos.add(System.nanoTime() - begun);
            }
        }
        return Duration.ofNanos(
                nanos.stream().sorted().skip(COMMITS / 2).findFirst().orElseThrow());
    }

    private Facts.Dispatch work(List<NasStatus> nas) {
        Map<Long, Double> perSecond = new HashMap<>();
        Map<Long, Settings> settings = new HashMap<>();
        for (NasStatus one : nas) {
            perSecond.put(one.nas().id(), now.throughput().perSecond(one));
            settings.put(one.nas().id(), settings(one.nas()));
        }
        return new Facts.Dispatch(nas, perSecond, settings);
    }

    private Settings settings(Nas nas) {
        Map<String, String> scheme = nas.scheme() == null
                ? Map.of()
                : programs.schemes()
                        .find(nas.scheme())
                        .flatMap(SchemeStatus::scheme)
                        .map(Scheme::settings)
                        .orElse(Map.of());
        return Settings.of(scheme, nas.options());
    }

    private Facts.Installed installed() {
        Map<String, List<String>> mistakes = new TreeMap<>();
        programs.schemes().all().stream()
                .filter(scheme -> !scheme.errors().isEmpty())
                .forEach(scheme -> mistakes.put(scheme.name(), scheme.errors()));
        return new Facts.Installed(
                mistakes, programs.unresolved().get(), programs.secrets().get());
    }

    private Facts.Machine machine() {
        List<Facts.Disk> disks = new ArrayList<>();
        addDisk(disks, "logs", transcript.daemonLog().getParent());
        addDisk(disks, "database", node.database());
        long max = Runtime.getRuntime().maxMemory();
        return new Facts.Machine(
                disks,
                Math.min(max, heapUsed()),
                max,
                transcript.dropped(),
                node.unwritten().getAsLong());
    }

    private static void addDisk(List<Facts.Disk> disks, String what, Path path) {
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return;
        }
        try {
            FileStore store = Files.getFileStore(there);
            disks.add(new Facts.Disk(what, path.toString(), store.getUsableSpace(), store.getTotalSpace()));
        } catch (IOException e) {
            LOG.warn("The room on the disk of {} cannot be measured: {}", path, e.toString());
        }
    }

    /** After the last collection, where the JVM says so: what is garbage by now does not count. */
    private static long heapUsed() {
        long afterCollection = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
        MemoryUsage present = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return afterCollection == 0 ? present.getUsed() : afterCollection;
    }
}
