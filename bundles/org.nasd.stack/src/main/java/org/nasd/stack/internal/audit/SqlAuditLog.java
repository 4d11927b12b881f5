package org.nasd.stack.internal.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nasd.api.stack.AuditLog;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Like;
import org.nasd.stack.internal.sql.Row;
import org.nasd.stack.internal.sql.Text;

/** AUDIT. */
public final class SqlAuditLog implements AuditLog {

    private static final Bulk INSERT = new Bulk(
            "INSERT INTO AUDIT (WHO, ROLE, ORIGIN, ACTION, RESULT) VALUES (?, ?, ?, ?, ?)",
            "INSERT INTO AUDIT (WHO, ROLE, ORIGIN, ACTION, RESULT) SELECT * FROM " + Bulk.ROWS,
            "WHO VARCHAR",
            "ROLE VARCHAR",
            "ORIGIN VARCHAR",
            "ACTION VARCHAR",
            "RESULT VARCHAR");

    private static final String HOLDS = "LIKE LOWER(CAST(? AS VARCHAR))" + Like.ESCAPE;

    private final Database database;

    public SqlAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void append(List<Entry> entries) {
        List<Object[]> rows = entries.stream().map(SqlAuditLog::row).toList();
        database.change(
                "record " + rows.size() + " actions in the audit log", session -> INSERT.execute(session, rows));
    }

    private static Object[] row(Entry entry) {
        return new Object[] {
            Text.kept(entry.who()),
            Text.kept(entry.role()),
            Text.kept(entry.origin()),
            Text.kept(entry.action()),
            Text.kept(entry.result())
        };
    }

    @Override
    public List<Entry> list(String who, String text, long beforeId, int limit) {
        StringBuilder sql =
                new StringBuilder("SELECT ID, AUDIT_DATE, WHO, ROLE, ORIGIN, ACTION, RESULT FROM AUDIT WHERE ID < ?");
        List<Object> parameters = new ArrayList<>(List.of(beforeId));
        if (who != null) {
            sql.append(" AND WHO = ?");
            parameters.add(who);
        }
        if (text != null) {
            String pattern = Like.containing(Text.storable(text));
            sql.append(" AND (LOWER(ACTION) " + HOLDS + " OR LOWER(RESULT) " + HOLDS + ")");
            parameters.addAll(List.of(pattern, pattern));
        }
        sql.append(" ORDER BY ID DESC LIMIT ").append(limit);
        return database.read(
                "list the audit log",
                session -> session.list(sql.toString(), SqlAuditLog::entry, parameters.toArray()));
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(row.number(), row.instant(), row.text(), row.text(), row.text(), row.text(), row.text());
    }
}
