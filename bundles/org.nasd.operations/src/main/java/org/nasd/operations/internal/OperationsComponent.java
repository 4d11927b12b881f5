package org.nasd.operations.internal;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.nas.SecretStore;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.EventOperations;
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
import org.nasd.api.stack.AttemptLog;
import org.nasd.api.stack.AuditLog;
import org.nasd.api.stack.Backup;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.FailedStack;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.NodeControl;
import org.nasd.api.stack.Records;
import org.nasd.api.transcript.Transcript;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers the operations as a service. */
@Component(service = Operations.class)
public final class OperationsComponent implements Operations {

    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
    private final DurableAudit audit;
    private final Desks desks;

    @Activate
    public OperationsComponent(
            BundleContext context,
            @Reference CompactStack compact,
            @Reference MainStack main,
            @Reference FailedStack failed,
            @Reference AttemptLog attempts,
            @Reference NasControl control,
            @Reference AuditLog auditLog,
            @Reference NasHistory history,
            @Reference Records records,
            @Reference Backup backup,
            @Reference Leases leases,
            @Reference NasReports reports,
            @Reference NodeControl nodeControl,
            @Reference NasDirectory nas,
            @Reference NasRegistry registry,
            @Reference SecretStore secrets,
            @Reference AccountDirectory accounts,
            @Reference SchemeRegistry schemes,
            @Reference Transcript transcript,
            @Reference Dispatch dispatch) {
        EventDesk.Stacks stacks = new EventDesk.Stacks(compact, main, failed, attempts);
        audit = new DurableAudit(new LoggedAudit(), auditLog, DurableAudit.Timing.USUAL);
        desks = new Desks(
                new Desks.Work(stacks, control, dispatch, transcript),
                new Desks.Directories(nas, registry, secrets, accounts, schemes),
                new Desks.Keeping(auditLog, history, records, backup, new Neighbours(leases, reports, nodeControl)),
                new Desks.Node(
                        startedAt(),
                        path(context, "karaf.data", "data", "backup"),
                        database(context),
                        audit::unwritten),
                audit,
                checks,
                new UnresolvedBundles(context));
    }

    private static Instant startedAt() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private static Path path(BundleContext context, String property, String otherwise, String folder) {
        String base = context.getProperty(property);
        return Path.of(base == null ? otherwise : base, folder).toAbsolutePath();
    }

    /** The folder of the embedded database, where it stands as delivered. */
    private static Path database(BundleContext context) {
        Path folder = path(context, "karaf.base", ".", "db");
        return Files.isDirectory(folder) ? folder : null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check) {
        checks.add(check);
    }

    void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    @Deactivate
    void stop() {
        desks.close();
        audit.close();
    }

    @Override
    public NasOperations nas() {
        return desks.nas();
    }

    @Override
    public EventOperations events() {
        return desks.events();
    }

    @Override
    public DeviceOperations devices() {
        return desks.devices();
    }

    @Override
    public LogOperations logs() {
        return desks.logs();
    }

    @Override
    public HealthOperations health() {
        return desks.health();
    }

    @Override
    public RecordOperations records() {
        return desks.records();
    }

    @Override
    public OverviewOperations overview() {
        return desks.overview();
    }

    @Override
    public SecretOperations secrets() {
        return desks.secrets();
    }

    @Override
    public NodeOperations nodes() {
        return desks.nodes();
    }

    @Override
    public UpkeepOperations upkeep() {
        return desks.upkeep();
    }
}
