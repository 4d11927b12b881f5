package org.nasd.operations.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.RecordOperations;
import org.nasd.api.operations.Role;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.Records.Query;

/** Shows the rows of the tables without what is secret in them. */
final class RecordDesk implements RecordOperations {

    private static final String NAS_ID = "nas_id";

    private final Gate gate;
    private final NasFinder finder;
    private final Records records;

    RecordDesk(Gate gate, NasFinder finder, Records records) {
        this.gate = gate;
        this.finder = finder;
        this.records = records;
    }

    @Override
    public List<Records.Column> columns(Caller caller, Records.Table table) {
        return gate.look(caller, Role.VIEWER, "look at the columns of " + table, () -> records.columns(table));
    }

    @Override
    public List<Map<String, Object>> list(Caller caller, Query query) {
        return gate.look(caller, Role.VIEWER, "list rows of " + query.table(), () -> {
            if (query.limit() < 1 || query.limit() > MAX_LIMIT || query.offset() < 0) {
                throw new OperationException(
                        Kind.INVALID,
                        "a page has from 1 to " + MAX_LIMIT + " rows, not " + query.limit()
                                + ", and leaves out 0 or more");
            }
            Veil veil = new Veil(query.table());
            veil.check(query);
            return rows(query, veil);
        });
    }

    @Override
    public long count(Caller caller, Query query) {
        return gate.look(caller, Role.VIEWER, "count rows of " + query.table(), () -> {
            new Veil(query.table()).check(query);
            return told(() -> records.count(query));
        });
    }

    private List<Map<String, Object>> rows(Query query, Veil veil) {
        boolean texts = veil.showsTexts(query.fields());
        boolean added = texts && !query.fields().isEmpty() && !query.fields().contains(NAS_ID);
        Query asked = added ? with(query, NAS_ID) : query;
        List<Map<String, Object>> rows = told(() -> records.list(asked));
        Map<Long, Nas> nas = texts && !rows.isEmpty() ? finder.byId() : Map.of();
        return rows.stream()
                .map(row -> {
                    Map<String, Object> shown = new LinkedHashMap<>(row);
                    veil.cover(shown, row.get(NAS_ID) instanceof Long id ? nas.get(id) : null);
                    if (added) {
                        shown.remove(NAS_ID);
                    }
                    return shown;
                })
                .toList();
    }

    private static Query with(Query query, String field) {
        var fields = new TreeSet<>(query.fields());
        fields.add(field);
        return new Query(
                query.table(), query.all(), query.none(), query.order(), fields, query.offset(), query.limit());
    }

    private static <T> T told(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new OperationException(Kind.INVALID, e.getMessage(), e);
        }
    }
}
