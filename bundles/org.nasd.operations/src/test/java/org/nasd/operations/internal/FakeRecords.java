package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nasd.api.stack.Records;

/** Rows that a test wrote down, compared by EXACT, GT and RANGE on numbers alone. */
final class FakeRecords implements Records {

    final Map<Table, List<Map<String, Object>>> rows = new EnumMap<>(Table.class);
    final List<Query> queries = new ArrayList<>();
    List<Long> accounts = List.of();
    Runnable afterList = () -> {};

    @Override
    public List<Column> columns(Table table) {
        return Stream.of("id", "login", "ip", "snatip", "rate_in", "rate_out")
                .map(name -> new Column(name, Kind.TEXT, true))
                .toList();
    }

    @Override
    public List<Map<String, Object>> list(Query query) {
        queries.add(query);
        List<Map<String, Object>> found = rows.getOrDefault(query.table(), List.of()).stream()
                .filter(row -> query.all().stream().allMatch(condition -> holds(row, condition)))
                .limit(query.limit())
                .toList();
        afterList.run();
        return found;
    }

    private static boolean holds(Map<String, Object> row, Condition condition) {
        Object value = row.get(condition.column());
        List<Object> wanted = condition.values();
        return switch (condition.comparison()) {
            case EXACT -> Objects.equals(value, wanted.get(0));
            case GT -> (long) value > (long) wanted.get(0);
            case RANGE -> (long) value >= (long) wanted.get(0) && (long) value <= (long) wanted.get(1);
            default -> throw new IllegalArgumentException("not here: " + condition);
        };
    }

    @Override
    public long count(Query query) {
        return list(query).size();
    }

    @Override
    public List<Long> accounts(String sql, int limit) {
        return accounts.stream().limit(limit).toList();
    }
}
