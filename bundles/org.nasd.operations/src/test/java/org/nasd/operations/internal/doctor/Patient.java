package org.nasd.operations.internal.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.nasd.api.dispatch.Histogram;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.operations.DriverList.Unresolved;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.Readiness;
import org.nasd.api.stack.NasBacklog;

/** An installation in good health, with whatever illness a test gives it. */
final class Patient {

    private final List<Facts.Node> nodes = new ArrayList<>();
    private final Map<Long, NasBacklog> backlogs = new HashMap<>();
    private final List<NasStatus> status = new ArrayList<>();
    private final Map<Long, Nas> directory = new HashMap<>();
    private final Map<Long, Double> perSecond = new HashMap<>();
    private final Map<Long, Settings> settings = new HashMap<>();
    private final Map<String, List<String>> schemes = new HashMap<>();
    final List<Facts.Disk> disks = new ArrayList<>();
    final List<Unresolved> unresolved = new ArrayList<>();
    final List<String> secretProblems = new ArrayList<>();
    final Set<Long> elsewhere = new HashSet<>();
    Readiness readiness = new Readiness(Map.of("stack", List.of()));
    NasPause paused;
    String databaseTrouble;
    long compact;
    OptionalLong accounts = OptionalLong.of(1000);
    Duration commit = Duration.ofMillis(2);
    Facts.Failed failed = new Facts.Failed(3, 0, Duration.ofHours(1));
    long heapUsed = 100_000_000;
    long dropped;
    long unwritten;

    /** What to say of a NAS beside its name. */
    record Work(
            NasState state,
            String reason,
            String driver,
            int forks,
            int busy,
            int concurrency,
            List<TypeLatency> types) {

        Work(NasState state, String reason, String driver, int forks, int busy, int concurrency) {
            this(state, reason, driver, forks, busy, concurrency, List.of());
        }

        static Work well(TypeLatency... types) {
            return new Work(NasState.WORKING, "", "ssh-generic", 5, 1, 5, List.of(types));
        }
    }

    static Nas nas(long id, int forks, Map<String, String> options) {
        return nas(id, forks, options, Secret.stored("hush-m" + id, Secret.Form.ENCRYPTED));
    }

    static Nas nas(long id, Secret password) {
        return nas(id, 5, Map.of(), password);
    }

    private static Nas nas(long id, int forks, Map<String, String> options, Secret password) {
        return new Nas(
                id,
                "m" + id,
                "10.0.0." + id,
                "S",
                null,
                forks,
                true,
                null,
                null,
                "admin",
                password,
                null,
                null,
                null,
                options,
                Map.of());
    }

    Patient nas(long id, Work work) {
        return nas(nas(id, work.forks(), Map.of()), work);
    }

    Patient nas(Nas nas, Work work) {
        directory.put(nas.id(), nas);
        settings.put(nas.id(), Settings.of(nas.options()));
        status.add(new NasStatus(
                nas,
                work.state(),
                work.reason(),
                Instant.EPOCH,
                work.driver(),
                work.busy(),
                work.concurrency(),
                1,
                0,
                100,
                0,
                0,
                0,
                Duration.ofMillis(10),
                Duration.ofMillis(80),
                Histogram.EMPTY,
                Histogram.EMPTY,
                work.types()));
        return this;
    }

    Patient node(String name, Duration silent, String drainedBy, long held) {
        nodes.add(new Facts.Node(name, silent, silent.toSeconds() <= 10, drainedBy, held));
        return this;
    }

    Patient notTakenUp(long id) {
        directory.put(id, nas(id, 1, Map.of()));
        return this;
    }

    Patient waiting(long nasId, long waiting, long postponed, Duration oldest) {
        backlogs.put(nasId, new NasBacklog(waiting, postponed, oldest));
        return this;
    }

    Patient rate(long nasId, double rate) {
        perSecond.put(nasId, rate);
        return this;
    }

    Patient mistake(String scheme, String error) {
        schemes.put(scheme, List.of(error));
        return this;
    }

    List<Finding> findings() {
        Facts.Database database = databaseTrouble == null
                ? new Facts.Database(null, compact, backlogs, directory, elsewhere, accounts, commit)
                : Facts.Database.down(databaseTrouble);
        return Doctor.findings(new Facts(
                readiness,
                Duration.ofHours(5),
                paused,
                database,
                new Facts.Dispatch(status, perSecond, settings),
                failed,
                new Facts.Installed(schemes, unresolved, secretProblems),
                new Facts.Machine(disks, heapUsed, 512_000_000, dropped, unwritten),
                nodes));
    }

    List<Finding> ill() {
        return findings().stream()
                .filter(finding -> finding.grade() != Finding.Grade.GOOD)
                .toList();
    }

    List<Finding> of(String check) {
        return findings().stream()
                .filter(finding -> finding.check().equals(check))
                .toList();
    }
}
