package org.nasd.stack.internal.records;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Records;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Row;

/** The tables as programs ask for them. */
public final class SqlRecords implements Records {

    private final Database database;
    private final Places places;
    private final AccountQuery accounts;
    private final Map<Table, Fields> fields = new EnumMap<>(Table.class);

    /**
     * @param foreignNas the NAS of an existing billing, or null for the table NAS
     * @param ownAccounts whether accounts are those of the table USERS
     * @param accounts where operators' own queries run
     */
    public SqlRecords(Database database, Supplier<List<Nas>> foreignNas, boolean ownAccounts, AccountQuery accounts) {
        this.database = database;
        this.places = new Places(foreignNas, ownAccounts);
        this.accounts = accounts;
        for (Table table : Table.values()) {
            fields.put(table, new Fields(table));
        }
    }

    @Override
    public List<Column> columns(Table table) {
        return Catalog.of(table);
    }

    @Override
    public List<Map<String, Object>> list(Query query) {
        if (query.offset() < 0 || query.limit() < 0) {
            throw new IllegalArgumentException("offset and limit must not be below 0");
        }
        List<Field> wanted = fields.get(query.table()).wanted(query.fields());
        Statement statement = new Statement(fields.get(query.table()), query, places, database.dialect());
        return database.read("read rows of " + query.table(), session -> {
            if (statement.isPageOverNas(wanted)) {
                return statement.pageOverNas(session, wanted, row -> values(row, wanted));
            }
            statement.narrow(session);
            return session.list(statement.list(wanted), row -> values(row, wanted), statement.parameters());
        });
    }

    private static Map<String, Object> values(Row row, List<Field> wanted) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : wanted) {
            values.put(field.name(), field.read(row));
        }
        return values;
    }

    @Override
    public long count(Query query) {
        Statement statement = new Statement(fields.get(query.table()), query, places, database.dialect());
        return database.read("count rows of " + query.table(), session -> {
            statement.narrow(session);
            return session.number(statement.count(), statement.parameters());
        });
    }

    @Override
    public List<Long> accounts(String sql, int limit) {
        return accounts.run(sql, limit);
    }
}
