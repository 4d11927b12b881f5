package org.nasd.stack.internal.nas;

import java.sql.SQLException;
import java.util.List;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.SecretStore;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.secret.Vault;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Session;

/** The secrets of nasd's own table NAS. */
public final class SqlSecretStore implements SecretStore {

    private static final String ROWS = "SELECT ID, NAME, TELNET_PASSWORD, COA_PSW, OPTIONS FROM NAS";

    private final Database database;
    private final StackListener signals;
    private final Vault vault;

    public SqlSecretStore(Database database, StackListener signals, Vault vault) {
        this.database = database;
        this.signals = signals;
        this.vault = vault;
    }

    private record NasSecrets(long id, String name, WrittenSecrets.Stored stored) {

        static NasSecrets of(Row row) throws SQLException {
            return new NasSecrets(
                    row.number(), row.text(), new WrittenSecrets.Stored(row.text(), row.text(), row.text()));
        }
    }

    @Override
    public Status status() {
        return vault.status();
    }

    @Override
    public String encrypt(Secret secret) {
        return vault.open().encrypt(secret.reveal());
    }

    @Override
    public Changes encrypt(Long nasId, boolean dryRun) {
        return rewritten("encrypt the secrets of NAS", nasId, dryRun, SecretRewriting.encrypting(vault.open()));
    }

    @Override
    public Changes rekey(boolean dryRun) {
        return rewritten(
                "encrypt the secrets of NAS with another key", null, dryRun, SecretRewriting.rekeying(vault.open()));
    }

    private Changes rewritten(String what, Long nasId, boolean dryRun, SecretRewriting rewriting) {
        Changes changes = database.changeSecretly(what, session -> {
            for (NasSecrets nas : rows(session, nasId)) {
                WrittenSecrets.Stored next = rewriting.of(nas.name(), nas.stored());
                if (!dryRun && !next.equals(nas.stored())) {
                    write(session, nas.id(), next);
                }
            }
            session.dialect().announce(session, Dialect.NAS_CHANGED, "");
            return rewriting.changes();
        });
        if (!dryRun && changes.changed() > 0) {
            signals.nasChanged();
        }
        return changes;
    }

    /** Locked in the order of their ids, as by everybody who locks several. */
    private static List<NasSecrets> rows(Session session, Long nasId) throws SQLException {
        return nasId == null
                ? session.list(ROWS + " ORDER BY ID FOR UPDATE", NasSecrets::of)
                : session.list(ROWS + " WHERE ID = ? FOR UPDATE", NasSecrets::of, nasId);
    }

    private static void write(Session session, long id, WrittenSecrets.Stored next) throws SQLException {
        session.update(
                "UPDATE NAS SET TELNET_PASSWORD = ?, COA_PSW = ?, OPTIONS = ? WHERE ID = ?",
                next.telnetPassword(),
                next.coaPassword(),
                next.options(),
                id);
    }
}
