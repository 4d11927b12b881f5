package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nasd.api.stack.Records;

/** Rows that a test wrote down, compared by EXACT alone. */
final class FakeRecords implements Records {

    final Map<Table, List<Map<String, Object>>> rows = new EnumMap<>(Table.class);
    final List<Query> queries = new ArrayList<>();

    @Override
    public List<Column> columns(Table table) {
        return Stream.of("id", "login", "ip", "snatip", "rate_in", "rate_out")
                .map(name -> new Column(name, Kind.TEXT, true))
                .toList();
    }

    @Override
    public List<Map<String, Object>> list(Query query) {
        queries.add(query);
        return rows.getOrDefault(query.table(), List.of()).stream()
                .filter(row -> query.all().stream().allMatch(condition -> holds(row, condition)))
                .limit(query.limit())
                .toList();
    }

    private static boolean holds(Map<String, Object> row, Condition condition) {
        Object value = row.get(condition.column());
        List<Object> wanted = condition.values();
        return switch (condition.comparison()) {
            case EXACT -> Objects.equals(value, wanted.get(0));
            default -> throw new IllegalArgumentException("not here: " + condition);
        };
    }

    @Override
    public long count(Query query) {
        return list(query).size();
    }

    @Override
    public List<Long> accounts(String sql, int limit) {
        throw new UnsupportedOperationException();
    }
}
