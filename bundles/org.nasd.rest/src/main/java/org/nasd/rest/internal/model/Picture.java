package org.nasd.rest.internal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the objects of an answer look: which fields they have, in the original's form. */
public final class Picture {

    private final Schema schema;
    private final Times times;
    private final List<Schema.Field> wanted;

    /**
     * @param names the fields wanted; a relation's name stands for all of the object it leads to; empty for all of the model's own
     */
    public Picture(Schema schema, Times times, List<String> names) {
        this.schema = schema;
        this.times = times;
        this.wanted = names.isEmpty() ? schema.own() : wanted(schema, names);
    }

    private static List<Schema.Field> wanted(Schema schema, List<String> names) {
        Set<Schema.Field> fields = new LinkedHashSet<>();
        for (String name : names) {
            Optional<List<Schema.Field>> related = schema.related(name);
            if (related.isPresent()) {
                fields.addAll(related.get());
            } else {
                fields.add(schema.field(name));
            }
        }
        return List.copyOf(fields);
    }

    /** The columns to ask for, so that a row can be shown. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(List.of("id"));
        for (Schema.Field field : wanted) {
            columns.add(field.name());
            if (field.relation() != null) {
                columns.add(field.relation() + "__id");
            }
        }
        return columns;
    }

    /** The columns to ask for when the row may be changed after. */
    public Set<String> columnsOfAll() {
        Set<String> columns = new LinkedHashSet<>(columns());
        schema.own().forEach(field -> columns.add(field.name()));
        return columns;
    }

    /** A row as an object, what the row does not tell left out: {@code {"pk": 7, "model": "EventsStack", "fields": {...}}}. */
    public Map<String, Object> of(Map<String, Object> row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : wanted) {
            if (field.relation() != null) {
                fields.put(field.relation(), related(row, field.relation()));
            } else if (row.containsKey(field.name())) {
                fields.put(field.name(), shown(row.get(field.name())));
            }
        }
        return object(row.get("id"), schema.model(), fields);
    }

    public List<Map<String, Object>> of(List<Map<String, Object>> rows) {
        List<Map<String, Object>> objects = new ArrayList<>(rows.size());
        rows.forEach(row -> objects.add(of(row)));
        return objects;
    }

    private Map<String, Object> related(Map<String, Object> row, String relation) {
        Object id = row.get(relation + "__id");
        if (id == null) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        wanted.stream()
                .filter(field -> relation.equals(field.relation()))
                .forEach(field -> fields.put(field.column().name(), shown(row.get(field.name()))));
        return object(id, schema.model().relations().get(relation), fields);
    }

    private static Map<String, Object> object(Object id, Model model, Map<String, Object> fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("pk", id);
        object.put("model", model.title());
        object.put("fields", fields);
        return object;
    }

    private Object shown(Object value) {
        return value instanceof Instant moment ? times.write(moment) : value;
    }
}
