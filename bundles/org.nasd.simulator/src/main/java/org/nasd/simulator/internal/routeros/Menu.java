package org.nasd.simulator.internal.routeros;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows of one menu. All text is raw bytes. Used by the router's thread only. */
final class Menu {

    private static final Pattern ID = Pattern.compile("\\*[0-9A-Fa-f]{1,8}");

    private final MenuSpec spec;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final Map<List<String>, String> taken = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> indexes = new HashMap<>();
    private long last;

    Menu(MenuSpec spec) {
        this.spec = spec;
        if (spec.singleton()) {
            rows.put("", new LinkedHashMap<>(spec.defaults()));
        }
    }

    MenuSpec spec() {
        return spec;
    }

    /** All rows, each with its id as {@code .id}, in order. */
    Stream<Map<String, String>> rows() {
        return rows.values().stream();
    }

    /** Rows among which all those are that have these values, as few as an index can tell; all rows for no values. */
    Stream<Map<String, String>> rowsNear(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value ->
                        indexes.computeIfAbsent(value.getKey(), this::index).getOrDefault(value.getValue(), Set.of()))
                .min(Comparator.comparingInt(Set::size))
                .map(ids -> ids.stream().map(rows::get))
                .orElseGet(this::rows);
    }

    Map<String, String> row(String id) {
        return rows.get(id);
    }

    /**
     * Adds a row as a person would.
     *
     * @return its id
     */
    String add(Map<String, String> values) {
        checkNames(values);
        List<String> missing = spec.required().stream()
                .filter(name -> values.getOrDefault(name, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new Refused(1, "missing value(s) of argument(s) " + String.join(" ", missing));
        }
        return insert(values);
    }

    /** Adds a row as the router itself does: any attribute, but still only once what may stand only once. */
    String insert(Map<String, String> values) {
        String id = "*" + Long.toHexString(last + 1).toUpperCase(Locale.ROOT);
        Map<String, String> row = new LinkedHashMap<>();
        row.put(".id", id);
        row.putAll(spec.defaults());
        if (spec.writable().contains("name") && !values.containsKey("name")) {
            row.put("name", "item" + (last + 1));
        }
        values.forEach((name, value) -> put(row, name, value));
        reserve(row, id);
        last++;
        replace(id, null, row);
        return id;
    }

    /** Changes rows, all or none. */
    void set(List<String> ids, Map<String, String> values) {
        checkNames(values);
        List<Map<String, String>> before = ids.stream().map(this::existing).toList();
        for (Map<String, String> row : before) {
            Map<String, String> after = new LinkedHashMap<>(row);
            values.forEach((name, value) -> put(after, name, value));
            taken.remove(key(row));
            try {
                reserve(after, after.get(".id"));
            } catch (Refused e) {
                reserve(row, row.get(".id"));
                throw e;
            }
            replace(after.getOrDefault(".id", ""), row, after);
        }
    }

    /**
     * Removes rows, all or none.
     *
     * @return them as they were
     */
    List<Map<String, String>> remove(List<String> ids) {
        List<Map<String, String>> gone = ids.stream().map(this::existing).toList();
        gone.forEach(row -> {
            replace(row.get(".id"), row, null);
            taken.remove(key(row), row.get(".id"));
        });
        return gone;
    }

    void clear() {
        rows.clear();
        taken.clear();
        indexes.clear();
    }

    /** The ids that a list of ids means. */
    static List<String> ids(String list) {
        List<String> ids = new ArrayList<>();
        for (String id : list.split(",", -1)) {
            if (!ID.matcher(id).matches()) {
                throw new Refused(0, "no such item");
            }
            ids.add("*" + id.substring(1).toUpperCase(Locale.ROOT));
        }
        return ids;
    }

    private Map<String, String> existing(String id) {
        Map<String, String> row = rows.get(id);
        if (row == null) {
            throw new Refused(0, "no such item");
        }
        return row;
    }

    private void checkNames(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (!spec.writable().contains(name)) {
                throw new Refused(null, "unknown parameter");
            }
            if (name.equals("disabled") && !value.matches("yes|no|true|false")) {
                throw new Refused(1, "invalid value for argument disabled");
            }
            Pattern form = spec.forms().get(name);
            if (form != null && !form.matcher(value).matches()) {
                throw new Refused(1, "invalid value for argument " + name);
            }
        });
    }

    private static void put(Map<String, String> row, String name, String value) {
        switch (value) {
            case "yes" -> row.put(name, name.equals("disabled") ? "true" : value);
            case "no" -> row.put(name, name.equals("disabled") ? "false" : value);
            case "" -> row.remove(name);
            default -> row.put(name, value);
        }
    }

    private void replace(String id, Map<String, String> before, Map<String, String> after) {
        if (after == null) {
            rows.remove(id);
        } else {
            rows.put(id, after);
        }
        indexes.forEach((attribute, byValue) -> {
            String old = before == null ? null : before.get(attribute);
            String now = after == null ? null : after.get(attribute);
            if (Objects.equals(old, now)) {
                return;
            }
            if (old != null) {
                byValue.computeIfPresent(old, (value, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
            }
            if (now != null) {
                byValue.computeIfAbsent(now, value -> new LinkedHashSet<>()).add(id);
            }
        });
    }

    private Map<String, Set<String>> index(String attribute) {
        Map<String, Set<String>> byValue = new HashMap<>();
        rows.forEach((id, row) -> {
            if (row.containsKey(attribute)) {
                byValue.computeIfAbsent(row.get(attribute), value -> new LinkedHashSet<>())
                        .add(id);
            }
        });
        return byValue;
    }

    private List<String> key(Map<String, String> row) {
        return spec.unique().stream().map(name -> row.getOrDefault(name, "")).toList();
    }

    private void reserve(Map<String, String> row, String id) {
        if (!spec.unique().isEmpty() && taken.putIfAbsent(key(row), id) != null) {
            throw new Refused(null, spec.taken());
        }
    }
}
