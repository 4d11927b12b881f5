package org.nasd.stack.internal.nas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasd.api.nas.Account;
import org.nasd.stack.internal.sql.Bulk;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Text;

/** Changes to nasd's own table USERS. */
public final class AccountTable {

    private static final Map<String, String> TYPES = types();
    private static final Set<String> IDENTITY = Set.of("id", "user_id", "abonent_id", "nas_id");

    private static final Bulk DELETE = new Bulk(
            "DELETE FROM USERS WHERE ID = ?",
            "DELETE FROM USERS U USING " + Bulk.ROWS + " WHERE U.ID = R.ID",
            "ID BIGINT");

    private static final Bulk INSERT = new Bulk(
            "INSERT INTO USERS (" + names() + ") VALUES ("
                    + TYPES.keySet().stream().map(column -> "?").collect(Collectors.joining(", ")) + ")",
            "INSERT INTO USERS (" + names() + ") SELECT * FROM " + Bulk.ROWS,
            TYPES.entrySet().stream()
                    .map(column -> column.getKey() + " " + column.getValue())
                    .toArray(String[]::new));

    private final Database database;

    public AccountTable(Database database) {
        this.database = database;
    }

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        Stream.of("ID", "ABONENT_ID", "NAS_ID").forEach(column -> types.put(column, "BIGINT"));
        Stream.of("LOGIN", "IP", "MAC", "SNATIP", "ACCT_SESSION_ID").forEach(column -> types.put(column, "VARCHAR"));
        types.put("AUTH_TYPE", "INTEGER");
        Stream.of("RATE", "CEIL", "BURST", "CBURST").forEach(column -> {
            types.put(column + "_IN", "BIGINT");
            types.put(column + "_OUT", "BIGINT");
        });
        Stream.of("LOGGED", "REDIRECT", "ACCEPT", "DELETED").forEach(column -> types.put(column, "BOOLEAN"));
        return types;
    }

    private static String names() {
        return String.join(", ", TYPES.keySet());
    }

    void put(Collection<Account> accounts) {
        Map<Long, Object[]> rows = new LinkedHashMap<>();
        accounts.forEach(account -> rows.put(account.userId(), row(account)));
        List<Object[]> ids = new ArrayList<>();
        rows.keySet().forEach(id -> ids.add(new Object[] {id}));
        database.change("put " + rows.size() + " accounts", session -> {
            DELETE.execute(session, ids);
            return INSERT.execute(session, List.copyOf(rows.values()));
        });
    }

    private static Object[] row(Account account) {
        refuseUnknown(account);
        return TYPES.entrySet().stream()
                .map(column -> value(account, column.getKey().toLowerCase(Locale.ROOT), column.getValue()))
                .toArray();
    }

    private static void refuseUnknown(Account account) {
        for (String name : account.variables().keySet()) {
            if (!IDENTITY.contains(name) && !TYPES.containsKey(name.toUpperCase(Locale.ROOT))) {
                throw new IllegalArgumentException("USERS has no column " + name);
            }
        }
    }

    private static Object value(Account account, String column, String type) {
        return switch (column) {
            case "id" -> account.userId();
            case "abonent_id" -> account.abonentId();
            case "nas_id" -> account.nasId();
            case "deleted" ->
                account.variables().containsKey(column)
                        && (boolean) converted(column, type, account.variables().get(column));
            default -> converted(column, type, account.variables().get(column));
        };
    }

    private static Object converted(String column, String type, Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString().strip();
        try {
            return switch (type) {
                case "BIGINT" -> Long.valueOf(text);
                case "INTEGER" -> Integer.valueOf(text);
                case "BOOLEAN" -> truth(column, text);
                default -> Text.storable(value.toString());
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " must be a whole number", e);
        }
    }

    private static boolean truth(String column, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(column + " must be true or false");
        };
    }
}
