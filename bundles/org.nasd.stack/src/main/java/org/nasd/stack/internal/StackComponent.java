package org.nasd.stack.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import javax.sql.DataSource;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
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
import org.nasd.api.stack.Orders;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.lease.NodeIdentity;
import org.nasd.stack.internal.secret.SecretSettings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.ServiceTracker;

/** Opens the stacks in the DataSource {@code nasd} and offers them as services once the database is migrated. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.nasd.stack")
@Designate(ocd = StackComponent.Config.class)
public final class StackComponent {

    /** What can be set. */
    @ObjectClassDefinition(
            name = "nasd stacks",
            description = "How nasd works with the database that holds its stacks.")
    public @interface Config {

        @AttributeDefinition(
                required = false,
                min = "1",
                description = "The longest that a single statement may take, in seconds.")
        int query_timeout() default 30;

        @AttributeDefinition(
                required = false,
                description =
                        "PostgreSQL: whether a trigger announces inserts into EVENTS_STACK_COMPACT, so that they are"
                                + " seen at once. Switch it off when thousands of producers commit in a second: the announcement"
                                + " makes their commits wait for each other. Inserts are then found by polling.")
        boolean notify$() default true;

        @AttributeDefinition(
                required = false,
                description = "What this node is called where several share a database; must be another on each of"
                        + " them and stay the same over restarts. Empty: the host's name and the directory of the"
                        + " installation.")
        String node() default "";

        @AttributeDefinition(
                required = false,
                min = "1",
                description = "How long EVENT_ATTEMPTS keeps tries, in hours.")
        int attempts_keep() default 24;

        @AttributeDefinition(required = false, min = "1", description = "How long EVENTS_FAILED keeps events, in days.")
        int failed_keep() default 90;

        @AttributeDefinition(
                required = false,
                min = "1",
                description =
                        "How long IDEMPOTENCY_KEYS keeps a producer's key, in hours: so long a repeated request is"
                                + " not done twice.")
        int idempotency_hours() default 24;

        @AttributeDefinition(required = false, min = "1", description = "How long AUDIT keeps who did what, in days.")
        int audit_keep() default 365;

        @AttributeDefinition(
                required = false,
                min = "1",
                description = "How long NAS_HISTORY keeps the figures of each NAS by minute, in hours.")
        int history_keep() default 25;

        @AttributeDefinition(
                required = false,
                description =
                        "The directory with the keys that secrets of NAS are encrypted with (the file nasd.key, one"
                                + " key a line, the first one encrypts) and with the files that secret:<name> means. Files that"
                                + " the service manager hands over (CREDENTIALS_DIRECTORY) come before them. Empty: etc/secrets.")
        String secrets_directory() default "";
    }

    private final Set<StackListener> listeners = new CopyOnWriteArraySet<>();
    private final ServiceTracker<NasDirectory, NasDirectory> directory;
    private final Registrations registrations;
    private final Opening opening;

    @Activate
    public StackComponent(
            BundleContext context,
            @Reference(target = "(osgi.jndi.service.name=nasd)") DataSource dataSource,
            Config config) {
        StackSettings settings = settings(config);
        directory = new ServiceTracker<>(context, NasDirectory.class, null);
        directory.open();
        registrations = new Registrations(context);
        opening = new Opening(() -> open(dataSource, settings), this::offer);
        registrations.add(HealthCheck.class, opening);
        opening.start();
    }

    private Stacks open(DataSource dataSource, StackSettings settings) {
        Stacks stacks = new Stacks(dataSource, settings, listeners, this::address);
        try {
            new PausedStart(System.getProperties()).carryOut(stacks.control());
            return stacks;
        } catch (RuntimeException e) {
            stacks.close();
            throw e;
        }
    }

    static StackSettings settings(Config config) {
        return new StackSettings(
                Duration.ofSeconds(config.query_timeout()),
                config.notify$(),
                config.node().isBlank()
                        ? NodeIdentity.defaultName()
                        : config.node().strip(),
                new StackSettings.Keep(
                        Duration.ofHours(config.attempts_keep()),
                        Duration.ofDays(config.failed_keep()),
                        Duration.ofHours(config.idempotency_hours()),
                        Duration.ofDays(config.audit_keep()),
                        Duration.ofHours(config.history_keep())),
                SecretSettings.ofProcess(secrets(config.secrets_directory()), System.getenv()),
                Path.of(System.getProperty("karaf.data", "data"), "seen"));
    }

    private static Path secrets(String set) {
        return set.isBlank() ? Path.of(System.getProperty("karaf.etc", "etc"), "secrets") : Path.of(set.strip());
    }

    private void offer(Stacks stacks) {
        registrations.add(CompactStack.class, stacks.compact());
        registrations.add(Leases.class, stacks.leases());
        registrations.add(Orders.class, stacks.orders());
        registrations.add(NasReports.class, stacks.reports());
        registrations.add(NodeControl.class, stacks.nodeControl());
        registrations.add(MainStack.class, stacks.main());
        registrations.add(FailedStack.class, stacks.failed());
        registrations.add(AttemptLog.class, stacks.attempts());
        registrations.add(NasControl.class, stacks.control());
        registrations.add(AuditLog.class, stacks.audit());
        registrations.add(NasHistory.class, stacks.history());
        registrations.add(Backup.class, stacks.backup());
        registrations.add(Stacks.class, stacks);
    }

    private Optional<String> address(long nasId) {
        return Optional.ofNullable(directory.getService())
                .flatMap(present -> present.find(nasId))
                .map(Nas::ip);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(StackListener listener) {
        listeners.add(listener);
    }

    void removeListener(StackListener listener) {
        listeners.remove(listener);
    }

    @Deactivate
    void close() {
        registrations.close();
        opening.close();
        directory.close();
    }
}
