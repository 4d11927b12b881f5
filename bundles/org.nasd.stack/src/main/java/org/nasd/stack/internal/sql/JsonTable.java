package org.nasd.stack.internal.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Columns of values as a table expression where there are no arrays: one parameter of JSON, read by JSON_TABLE. */
final class JsonTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonTable() {}

    static String of(String alias, Map<String, ArrayOf> columns, List<Object> parameters) {
        parameters.add(json(List.copyOf(columns.values())));
        List<String> described = new ArrayList<>();
        columns.forEach((name, column) ->
                described.add(name + " " + type(column.type()) + " PATH '$[" + described.size() + "]' ERROR ON ERROR"));
        return "JSON_TABLE(?, '$[*]' COLUMNS (" + String.join(", ", described) + ")) AS " + alias;
    }

    private static String type(String type) {
        return type.equals("VARCHAR") ? "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin" : type;
    }

    private static String json(List<ArrayOf> columns) {
        int size = columns.get(0).values().length;
        List<Object[]> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int at = i;
            rows.add(columns.stream().map(column -> column.values()[at]).toArray());
        }
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and texts are always JSON", e);
        }
    }
}
