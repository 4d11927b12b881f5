package org.nasd.stack.internal.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nasd.api.stack.Records.Column;
import org.nasd.api.stack.Records.Table;

/** The names that queries of one table may use, its own columns S and those of its NAS N and its account U. */
final class Fields {

    /** The row's own table, as {@link org.nasd.stack.internal.sql.Dialect#pageOverNas} names it too. */
    static final String OWN = "S";

    /** The row's NAS. */
    static final String NAS = "N";

    /** The row's account. */
    static final String USER = "U";

    private final Table table;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final int own;

    Fields(Table table) {
        this.table = table;
        add("", OWN, table, false);
        own = fields.size();
        if (table != Table.NAS && table != Table.ABONENTS) {
            add("nas__", NAS, Table.NAS, true);
        }
        if (table != Table.NAS && table != Table.ABONENTS && table != Table.USERS) {
            add("user__", USER, Table.USERS, true);
        }
    }

    private void add(String prefix, String alias, Table of, boolean mayLack) {
        for (Column column : Catalog.of(of)) {
            String name = prefix + column.name();
            String sql = alias + "." + column.name().toUpperCase(Locale.ROOT);
            fields.put(name, new Field(name, sql, column.kind(), mayLack || column.nullable()));
        }
    }

    /** @throws IllegalArgumentException when there is none of this name */
    Field field(String name) {
        Field field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException(
                    table + " has no column " + name + "; it has " + String.join(", ", fields.keySet()));
        }
        return field;
    }

    /** Those wanted, or, when none are, the table's own; in the order of the columns. */
    List<Field> wanted(Set<String> names) {
        if (names.isEmpty()) {
            return List.copyOf(fields.values()).subList(0, own);
        }
        names.forEach(this::field);
        Set<String> left = new HashSet<>(names);
        List<Field> wanted = new ArrayList<>();
        fields.forEach((name, field) -> {
            if (left.remove(name)) {
                wanted.add(field);
            }
        });
        return wanted;
    }
}
