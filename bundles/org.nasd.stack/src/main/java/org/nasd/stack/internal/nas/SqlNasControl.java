package org.nasd.stack.internal.nas;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.nasd.stack.internal.sql.Text;

/** NAS_CONTROL. */
public final class SqlNasControl implements NasControl {

    private static final String INSERT = "INSERT INTO NAS_CONTROL (NAS_ID, PAUSED_BY, REASON)"
            + " SELECT CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS VARCHAR)"
            + " FROM (SELECT 1 AS ONE) D WHERE NOT EXISTS (SELECT 1 FROM NAS_CONTROL WHERE NAS_ID = ?)";

    private final Database database;
    private final StackListener signals;

    public SqlNasControl(Database database, StackListener signals) {
        this.database = database;
        this.signals = signals;
    }

    @Override
    public Map<Long, Pause> paused() {
        Map<Long, Pause> paused = new LinkedHashMap<>();
        database.read(
                "read which NAS are paused",
                session -> session.list(
                        "SELECT NAS_ID, PAUSED_BY, REASON, SINCE FROM NAS_CONTROL ORDER BY NAS_ID",
                        row -> paused.put(row.number(), new Pause(row.text(), row.text(), row.instant()))));
        return paused;
    }

    @Override
    public void pause(long nasId, String by, String reason) {
        int added = database.change("pause " + named(nasId), session -> {
            session.dialect().announce(session, Dialect.NAS_CHANGED, "");
            return session.update(session.dialect().insertNew(INSERT), nasId, Text.kept(by), Text.kept(reason), nasId);
        });
        if (added > 0) {
            signals.nasChanged();
        }
    }

    private static String named(long nasId) {
        return nasId == ALL ? "all NAS" : "NAS " + nasId;
    }

    @Override
    public boolean resume(long nasId) {
        boolean resumed = database.change("resume " + named(nasId), session -> {
            session.dialect().announce(session, Dialect.NAS_CHANGED, "");
            return session.update("DELETE FROM NAS_CONTROL WHERE NAS_ID = ?", nasId) > 0;
        });
        if (resumed) {
            signals.nasChanged();
        }
        return resumed;
    }
}
