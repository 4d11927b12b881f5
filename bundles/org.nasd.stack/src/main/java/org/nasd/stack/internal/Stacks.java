package org.nasd.stack.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.nas.SecretStore;
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
import org.nasd.api.stack.Records;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.age.RestoreGuard;
import org.nasd.stack.internal.audit.SqlAuditLog;
import org.nasd.stack.internal.backup.SqlBackup;
import org.nasd.stack.internal.event.Groups;
import org.nasd.stack.internal.event.Move;
import org.nasd.stack.internal.event.SqlAttemptLog;
import org.nasd.stack.internal.event.SqlCompactStack;
import org.nasd.stack.internal.event.SqlFailedStack;
import org.nasd.stack.internal.event.SqlMainStack;
import org.nasd.stack.internal.lease.Fence;
import org.nasd.stack.internal.lease.Neighbours;
import org.nasd.stack.internal.lease.NodeIdentity;
import org.nasd.stack.internal.lease.SoleNode;
import org.nasd.stack.internal.lease.SqlLeases;
import org.nasd.stack.internal.nas.AccountTable;
import org.nasd.stack.internal.nas.Connections;
import org.nasd.stack.internal.nas.ReadOnlyNasRegistry;
import org.nasd.stack.internal.nas.ReadOnlySecretStore;
import org.nasd.stack.internal.nas.Source;
import org.nasd.stack.internal.nas.SqlAccountDirectory;
import org.nasd.stack.internal.nas.SqlNasControl;
import org.nasd.stack.internal.nas.SqlNasDirectory;
import org.nasd.stack.internal.nas.SqlNasHistory;
import org.nasd.stack.internal.nas.SqlNasRegistry;
import org.nasd.stack.internal.nas.SqlSecretStore;
import org.nasd.stack.internal.node.Nodes;
import org.nasd.stack.internal.node.Sealing;
import org.nasd.stack.internal.notify.Listening;
import org.nasd.stack.internal.notify.Trigger;
import org.nasd.stack.internal.records.AccountQuery;
import org.nasd.stack.internal.records.BillingReader;
import org.nasd.stack.internal.records.SqlRecords;
import org.nasd.stack.internal.schema.Schema;
import org.nasd.stack.internal.secret.Vault;
import org.nasd.stack.internal.sql.Database;

/**
 * The stacks in one database, without OSGi: migrated, with their housekeeping and, on PostgreSQL, listening. Whoever makes it closes it;
 * the DataSource stays the caller's.
 */
public final class Stacks implements AutoCloseable {

    private final DataSource dataSource;
    private final StackSettings settings;
    private final Vault vault;
    private final Database database;
    private final Signals signals;
    private final Housekeeping housekeeping;
    private final Listening listening;
    private final CompactStack compact;
    private final Leases leases;
    private final Nodes nodes;
    private final MainStack main;
    private final FailedStack failed;
    private final Probe probe;
    private final RestoreGuard guard;

    /**
     * As the longer constructor, with nasd's own NAS.
     *
     * @param listeners may change at any time, as a copy-on-write set does
     */
    public Stacks(DataSource dataSource, StackSettings settings, Iterable<StackListener> listeners) {
        this(dataSource, settings, listeners, null);
    }

    /**
     * Migrates the database and starts.
     *
     * @param listeners may change at any time, as a copy-on-write set does
     * @param nasAddress the address of a NAS, or null to look into nasd's own table NAS
     * @throws org.nasd.api.stack.StackException when the database cannot be reached or migrated
     */
    public Stacks(
            DataSource dataSource,
            StackSettings settings,
            Iterable<StackListener> listeners,
            LongFunction<Optional<String>> nasAddress) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.vault = new Vault(settings.secrets());
        this.database = new Database(dataSource, settings.queryTimeout());
        new Schema(database).migrate();
        this.signals = new Signals(listeners);
        LongFunction<Optional<String>> address = nasAddress == null ? this::ownAddress : nasAddress;
        NodeIdentity self = NodeIdentity.named(settings.node());
        Neighbours neighbours = new Neighbours(System::nanoTime);
        this.compact = new SqlCompactStack(
                database, signals, new Move(database, new Groups(), self.id(), neighbours::mayBeThere), address);
        this.failed = new SqlFailedStack(database, signals, address);
        Sealing sealing = new Sealing();
        boolean shared = database.dialect().isShared();
        this.leases =
                shared ? new SqlLeases(database, self, sealing.publicKey(), neighbours) : new SoleNode(database, self);
        this.nodes = shared ? Nodes.of(database, self, sealing) : Nodes.ALONE;
        this.main = new SqlMainStack(database, new Fence(self.id()));
        this.probe = new Probe(main);
        this.housekeeping = new Housekeeping(database, settings);
        this.listening = database.dialect().notifies() ? new Listening(database, self.id(), signals) : null;
        if (listening != null) {
            new Trigger(database).set(settings.announce());
        }
        this.guard = settings.seen() == null ? null : new RestoreGuard(database, settings.seen(), control());
        start();
    }

    /** Nobody has the stacks before it is certain that the database did not go back in time, or all is paused. */
    private void start() {
        if (guard != null) {
            startGuard();
        }
        housekeeping.start();
        if (listening != null) {
            listening.start();
        }
    }

    private void startGuard() {
        try {
            guard.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Optional<String> ownAddress(long nasId) {
        return nasDirectory().find(nasId).map(Nas::ip);
    }

    public CompactStack compact() {
        return compact;
    }

    public MainStack main() {
        return main;
    }

    public Leases leases() {
        return leases;
    }

    /** What this node asks of the others. */
    public Orders orders() {
        return nodes.orders();
    }

    /** What this node tells the others of its NAS. */
    public NasReports reports() {
        return nodes.reports();
    }

    /** What operators ordered for nodes. */
    public NodeControl nodeControl() {
        return nodes.control();
    }

    public FailedStack failed() {
        return failed;
    }

    public AttemptLog attempts() {
        return new SqlAttemptLog(database);
    }

    public AuditLog audit() {
        return new SqlAuditLog(database);
    }

    public NasHistory history() {
        return new SqlNasHistory(database);
    }

    public NasControl control() {
        return new SqlNasControl(database, signals);
    }

    /** NAS of nasd's own table. */
    public NasDirectory nasDirectory() {
        return nasDirectory(dataSource::getConnection, BillingSettings.OWN);
    }

    /** NAS as set, from the given database where a query is set. */
    public NasDirectory nasDirectory(Connections billing, BillingSettings set) {
        Connections source = set.nasSql() == null ? dataSource::getConnection : billing;
        return new SqlNasDirectory(new Source(source, settings.queryTimeout()), set.nasSql(), vault);
    }

    /** The rows of nasd's own tables. */
    public Records records() {
        return records(dataSource::getConnection, nasDirectory(), BillingSettings.OWN);
    }

    /**
     * The rows of nasd's tables; NAS and operators' own queries from where NAS and accounts come as set.
     *
     * @param directory the NAS as set
     */
    public Records records(Connections billing, NasDirectory directory, BillingSettings set) {
        boolean ownAccounts = set.accountSql() == null;
        Connections readOnly = ownAccounts ? database::readOnly : new BillingReader(billing, database)::open;
        return new SqlRecords(
                database,
                set.nasSql() == null ? null : directory::all,
                ownAccounts,
                new AccountQuery(readOnly, settings.queryTimeout()));
    }

    /** Copies of the database. */
    public Backup backup() {
        return new SqlBackup(database);
    }

    /** Changes to nasd's own table. */
    public NasRegistry nasRegistry() {
        return nasRegistry(BillingSettings.OWN);
    }

    /** Changes to nasd's own table, refused where NAS come from elsewhere. */
    public NasRegistry nasRegistry(BillingSettings set) {
        return set.nasSql() == null ? new SqlNasRegistry(database, signals, vault) : new ReadOnlyNasRegistry();
    }

    /** The secrets of nasd's own NAS. */
    public SecretStore secrets() {
        return secrets(BillingSettings.OWN);
    }

    /** The secrets of the NAS as set. */
    public SecretStore secrets(BillingSettings set) {
        return set.nasSql() == null ? new SqlSecretStore(database, signals, vault) : new ReadOnlySecretStore(vault);
    }

    /** Accounts of nasd's own table. */
    public AccountDirectory accounts() {
        return accounts(dataSource::getConnection, BillingSettings.OWN);
    }

    /** Accounts as set, from the given database where a query is set. */
    public AccountDirectory accounts(Connections billing, BillingSettings set) {
        return set.accountSql() == null
                ? new SqlAccountDirectory(
                        new Source(dataSource::getConnection, settings.queryTimeout()),
                        SqlAccountDirectory.own(database.dialect()),
                        new AccountTable(database))
                : new SqlAccountDirectory(new Source(billing, settings.queryTimeout()), set.accountSql(), null);
    }

    /** What keeps the database from being worked with, one line each; empty when it answers. Returns within two seconds. */
    public List<String> problems() {
        return probe.problems();
    }

    /** What the database is, for people. */
    String databaseName() {
        return database.dialect().name();
    }

    /** Removes what has been kept long enough now, rather than within ten minutes. */
    void clean() {
        housekeeping.clean();
    }

    /** Ends its threads. Calls that are under way end by themselves. */
    @Override
    public void close() {
        if (guard != null) {
            guard.close();
        }
        probe.close();
        housekeeping.close();
        if (listening != null) {
            listening.close();
        }
    }
}
