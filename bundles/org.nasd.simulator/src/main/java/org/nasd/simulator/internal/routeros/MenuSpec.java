package org.nasd.simulator.internal.routeros;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a menu of the router is like.
 *
 * @param path its directory, for example {@code /queue/simple}
 * @param singleton whether it is one record of settings instead of rows with ids
 * @param verbs commands that it knows beside print
 * @param writable attributes that add and set take
 * @param defaults attributes of a new row that were not given, in the order shown
 * @param required attributes that add must be given
 * @param unique attributes that together may stand only once; empty for none
 * @param taken what is said when they do
 * @param forms what the values of attributes must look like, by attribute
 */
record MenuSpec(
        String path,
        boolean singleton,
        Set<String> verbs,
        Set<String> writable,
        Map<String, String> defaults,
        Set<String> required,
        List<String> unique,
        String taken,
        Map<String, Pattern> forms) {

    private static final Set<String> TABLE = Set.of("add", "set", "remove", "enable", "disable", "comment", "unset");

    /** A table that people fill. */
    static MenuSpec table(String path, String... writable) {
        Set<String> names = new LinkedHashSet<>(List.of(writable));
        names.addAll(List.of("comment", "disabled"));
        return new MenuSpec(path, false, TABLE, names, Map.of("disabled", "false"), Set.of(), List.of(), "", Map.of());
    }

    /** A table that the router fills itself: its rows can only be looked at and removed. */
    static MenuSpec dynamic(String path) {
        return new MenuSpec(path, false, Set.of("remove"), Set.of(), Map.of(), Set.of(), List.of(), "", Map.of());
    }

    /** One record of settings. */
    static MenuSpec settings(String path, Map<String, String> values, String... writable) {
        Set<String> verbs = writable.length == 0 ? Set.of() : Set.of("set");
        return new MenuSpec(path, true, verbs, Set.of(writable), values, Set.of(), List.of(), "", Map.of());
    }

    MenuSpec require(String... names) {
        return new MenuSpec(
                path, singleton, verbs, writable, defaults, new LinkedHashSet<>(List.of(names)), unique, taken, forms);
    }

    MenuSpec unique(String message, String... names) {
        return new MenuSpec(path, singleton, verbs, writable, defaults, required, List.of(names), message, forms);
    }

    MenuSpec form(String name, String regex) {
        Map<String, Pattern> more = new LinkedHashMap<>(forms);
        more.put(name, Pattern.compile(regex));
        return new MenuSpec(path, singleton, verbs, writable, defaults, required, unique, taken, more);
    }

    MenuSpec defaulting(String... namesAndValues) {
        Map<String, String> more = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            more.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        more.putAll(defaults);
        return new MenuSpec(path, singleton, verbs, writable, more, required, unique, taken, forms);
    }

    MenuSpec without(String... verbsNotKnown) {
        Set<String> fewer = new LinkedHashSet<>(verbs);
        fewer.removeAll(List.of(verbsNotKnown));
        return new MenuSpec(path, singleton, fewer, writable, defaults, required, unique, taken, forms);
    }
}
