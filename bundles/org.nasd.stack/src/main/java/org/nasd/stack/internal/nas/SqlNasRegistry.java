package org.nasd.stack.internal.nas;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.secret.Vault;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Session;
import org.nasd.stack.internal.sql.Work;

/** Changes to nasd's own table NAS. */
public final class SqlNasRegistry implements NasRegistry {

    private static final List<String> COLUMNS = List.of(
            "NAME",
            "NAS_IP",
            "SCHEME",
            "SCRIPT_NAME",
            "FORKS",
            "ENABLED",
            "TELNET_IP",
            "TELNET_PORT",
            "TELNET_LOGIN",
            "TELNET_PASSWORD",
            "TELNET_TYPE",
            "COA_PSW",
            "COA_PORT",
            "OPTIONS");

    private static final String PLACES = "?, ".repeat(COLUMNS.size());

    private final Database database;
    private final StackListener signals;
    private final Vault vault;

    public SqlNasRegistry(Database database, StackListener signals, Vault vault) {
        this.database = database;
        this.signals = signals;
        this.vault = vault;
    }

    @Override
    public long add(Nas nas) {
        check(nas);
        return changed("add NAS " + nas.name(), session -> {
            refuseTaken(session, nas);
            if (nas.id() != 0 && exists(session, nas.id())) {
                throw new IllegalArgumentException("There is a NAS with the id " + nas.id() + " already");
            }
            return insert(session, values(nas, new WrittenSecrets(nas, vault.open(), WrittenSecrets.NONE)), nas);
        });
    }

    private static long insert(Session session, List<Object> values, Nas nas) throws SQLException {
        if (nas.id() == 0) {
            String places = PLACES.substring(0, PLACES.length() - 2);
            session.update(
                    "INSERT INTO NAS (" + String.join(", ", COLUMNS) + ") VALUES (" + places + ")", values.toArray());
            return session.number("SELECT ID FROM NAS WHERE NAME = ?", nas.name());
        }
        values.add(nas.id());
        session.update(
                "INSERT INTO NAS (" + String.join(", ", COLUMNS) + ", ID) VALUES (" + PLACES + "?)", values.toArray());
        session.dialect().raiseIdentity(session, "NAS", nas.id());
        return nas.id();
    }

    @Override
    public void update(Nas nas) {
        check(nas);
        changed("change NAS " + nas.name(), session -> {
            refuseTaken(session, nas);
            WrittenSecrets.Stored stored = session.first(
                            "SELECT TELNET_PASSWORD, COA_PSW, OPTIONS FROM NAS WHERE ID = ? FOR UPDATE",
                            row -> new WrittenSecrets.Stored(row.text(), row.text(), row.text()),
                            nas.id())
                    .orElseThrow(() -> new IllegalArgumentException("There is no NAS with the id " + nas.id()));
            List<Object> values = values(nas, new WrittenSecrets(nas, vault.open(), stored));
            values.add(nas.id());
            return session.update(
                    "UPDATE NAS SET " + String.join(" = ?, ", COLUMNS) + " = ? WHERE ID = ?", values.toArray());
        });
    }

    @Override
    public boolean remove(long id) {
        return changed("remove NAS " + id, session -> session.update("DELETE FROM NAS WHERE ID = ?", id) > 0);
    }

    private <T> T changed(String what, Work<T> work) {
        T result = database.changeSecretly(what, session -> {
            session.dialect().announce(session, Dialect.NAS_CHANGED, "");
            return work.in(session);
        });
        signals.nasChanged();
        return result;
    }

    private static void check(Nas nas) {
        String mistake = NasRules.mistake(nas);
        if (mistake != null) {
            throw new IllegalArgumentException("NAS " + nas.name() + ": " + mistake);
        }
    }

    private static void refuseTaken(Session session, Nas nas) throws SQLException {
        refuseTaken(session, nas, "NAME", nas.name());
        refuseTaken(session, nas, "NAS_IP", nas.ip());
    }

    private static void refuseTaken(Session session, Nas nas, String column, String value) throws SQLException {
        session.first("SELECT ID FROM NAS WHERE " + column + " = ? AND ID <> ?", Row::number, value, nas.id())
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "NAS " + other + " has the " + column.toLowerCase(java.util.Locale.ROOT) + " " + value);
                });
    }

    private static boolean exists(Session session, long id) throws SQLException {
        return session.first("SELECT ID FROM NAS WHERE ID = ?", Row::number, id).isPresent();
    }

    private static List<Object> values(Nas nas, WrittenSecrets secrets) {
        return new ArrayList<>(Arrays.asList(
                nas.name(),
                nas.ip(),
                nas.scheme(),
                nas.scriptName(),
                nas.forks(),
                nas.enabled(),
                nas.telnetIp(),
                nas.telnetPort(),
                nas.telnetLogin(),
                secrets.telnetPassword(),
                nas.telnetType(),
                secrets.coaPassword(),
                nas.coaPort(),
                secrets.options()));
    }
}
