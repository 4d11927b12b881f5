package org.nasd.operations.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.NodeOperations;
import org.nasd.api.operations.OverviewOperations;
import org.nasd.api.operations.RecordOperations;
import org.nasd.api.operations.UpkeepOperations;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.transcript.Delivery;
import org.nasd.api.transcript.Transcript;
import org.nasd.stack.internal.StackSettings;
import org.nasd.stack.internal.Stacks;
import org.nasd.stack.internal.secret.SecretSettings;
import org.nasd.stack.testing.TestDatabase;

/** The operations over real stacks in memory, with a dispatch that does what the test says. */
final class Office implements AutoCloseable {

    final TestDatabase database;
    final Stacks stacks;
    final FakeDispatch dispatch = new FakeDispatch();
    final List<AuditEntry> audit = new ArrayList<>();
    final List<SchemeStatus> schemes = new ArrayList<>();
    final List<HealthCheck> checks = new ArrayList<>();
    final FakeLeases leases = new FakeLeases();
    final FakeNodes nodes = new FakeNodes();
    final Path logs;
    final Desks desks;

    Office(Path logs) {
        this(logs, TestDatabase.h2InMemory());
    }

    Office(Path logs, TestDatabase database) {
        this.logs = logs;
        this.database = database;
        this.stacks = database.stacks(
                StackSettings.DEFAULTS.with(new SecretSettings(List.of(logs.resolve("secrets")), null)));
        EventDesk.Stacks events =
                new EventDesk.Stacks(stacks.compact(), stacks.main(), stacks.failed(), stacks.attempts());
        desks = new Desks(
                new Desks.Work(events, stacks.control(), dispatch, new Logs()),
                new Desks.Directories(
                        stacks.nasDirectory(),
                        stacks.nasRegistry(),
                        stacks.secrets(),
                        stacks.accounts(),
                        new Schemes()),
                new Desks.Keeping(
                        stacks.audit(),
                        stacks.history(),
                        stacks.records(),
                        stacks.backup(),
                        new Neighbours(leases, nodes, nodes)),
                new Desks.Node(Instant.EPOCH, logs.resolve("backup"), null, () -> 0),
                audit::add,
                checks,
                List::of);
    }

    NasOperations nas() {
        return desks.nas();
    }

    EventOperations events() {
        return desks.events();
    }

    DeviceOperations devices() {
        return desks.devices();
    }

    RecordOperations rows() {
        return desks.records();
    }

    OverviewOperations overview() {
        return desks.overview();
    }

    NodeOperations nodes() {
        return desks.nodes();
    }

    UpkeepOperations upkeep() {
        return desks.upkeep();
    }

    LogOperations logs() {
        return desks.logs();
    }

    /** Adds a NAS with a password. */
    Nas add(String name, String ip) {
        desks.nas()
                .add(
                        Callers.ADMIN,
                        Map.of(
                                "name",
                                name,
                                "nas_ip",
                                ip,
                                "scheme",
                                "Mikrotik-Simple",
                                "telnet_password",
                                "hush-" + name));
        return stacks.nasDirectory().all().stream()
                .filter(nas -> nas.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    SchemeRegistry registry() {
        return new Schemes();
    }

    String lastAudit() {
        return audit.get(audit.size() - 1).action() + " -> "
                + audit.get(audit.size() - 1).result();
    }

    @Override
    public void close() {
        desks.close();
        stacks.close();
        database.close();
    }

    private final class Schemes implements SchemeRegistry {
        @Override
        public Optional<SchemeStatus> find(String name) {
            return schemes.stream().filter(s -> s.name().equals(name)).findFirst();
        }

        @Override
        public List<SchemeStatus> all() {
            return schemes;
        }

        @Override
        public String pathOf(String name) {
            return "/etc/oss/" + name;
        }
    }

    private final class Logs implements Transcript {
        @Override
        public void daemon(String line) {}

        @Override
        public void delivered(Delivery delivery) {}

        @Override
        public void remark(Nas nas, Long abonentId, long userId, String text) {}

        @Override
        public Path nasLog(Nas nas) {
            return logs.resolve(nas.name() + "_" + nas.ip() + ".log");
        }

        @Override
        public Path accountLog(long abonentId, long userId) {
            return logs.resolve(abonentId + "_" + userId + ".log");
        }

        @Override
        public Path daemonLog() {
            return logs.resolve("daemon.log");
        }

        @Override
        public long dropped() {
            return 0;
        }
    }

    void write(String file, String text) throws java.io.IOException {
        Files.writeString(logs.resolve(file), text);
    }
}
