package org.nasd.simulator.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasd.simulator.Change;

/** What a device remembers. Used by the device's thread only. */
final class Facts {

    private static final String TABLE = "facts";

    private final TreeMap<String, String> known = new TreeMap<>();

    boolean knows(String key) {
        return key.endsWith("*") ? !under(key.substring(0, key.length() - 1)).isEmpty() : known.containsKey(key);
    }

    /** All whose keys begin so. */
    SortedMap<String, String> under(String prefix) {
        return known.subMap(prefix, prefix + Character.MAX_VALUE);
    }

    Change put(String key, String value) {
        boolean fresh = known.put(key, value) == null;
        return change(fresh ? Change.Kind.ADDED : Change.Kind.SET, key, value);
    }

    List<Change> remove(String key) {
        List<String> keys = key.endsWith("*")
                ? new ArrayList<>(under(key.substring(0, key.length() - 1)).keySet())
                : List.of(key);
        List<Change> changes = new ArrayList<>();
        for (String each : keys) {
            String value = known.remove(each);
            if (value != null) {
                changes.add(change(Change.Kind.REMOVED, each, value));
            }
        }
        return changes;
    }

    Map<String, String> all() {
        return new TreeMap<>(known);
    }

    void clear() {
        known.clear();
    }

    private static Change change(Change.Kind kind, String key, String value) {
        return new Change(kind, TABLE, key, Map.of("key", key, "value", value));
    }
}
