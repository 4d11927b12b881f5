package org.nasd.stack.internal.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.NodeControl;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Text;

/** NODE_DRAINS. */
public final class SqlNodeControl implements NodeControl {

    private final Database database;

    public SqlNodeControl(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Drain> draining() {
        Map<String, Drain> draining = new LinkedHashMap<>();
        database.read(
                "read which nodes give their NAS away",
                session -> session.list(
                        "SELECT NAME, DRAINED_BY, REASON, SINCE FROM NODE_DRAINS ORDER BY NAME",
                        row -> draining.put(row.text(), new Drain(row.text(), row.text(), row.instant()))));
        return draining;
    }

    @Override
    public void drain(String node, String by, String reason) {
        database.change(
                "let node " + node + " give its NAS away",
                session -> session.update(
                        database.dialect()
                                .insertNew("INSERT INTO NODE_DRAINS (NAME, DRAINED_BY, REASON) VALUES (?, ?, ?)"),
                        node,
                        Text.kept(by),
                        Text.kept(reason)));
    }

    @Override
    public boolean undrain(String node) {
        return database.change(
                "let node " + node + " work again",
                session -> session.update("DELETE FROM NODE_DRAINS WHERE NAME = ?", node) > 0);
    }

    @Override
    public boolean forget(String node) {
        return database.change("forget node " + node, session -> {
            int forgotten = session.update(
                    "DELETE FROM NODES WHERE NAME = ? AND RENEWED_DATE < "
                            + database.dialect().inMillis(Long.toString(-Leases.TERM.toMillis())),
                    node);
            if (forgotten > 0) {
                session.update("DELETE FROM NODE_DRAINS WHERE NAME = ?", node);
            }
            return forgotten > 0;
        });
    }
}
