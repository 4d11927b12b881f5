package org.nasd.driver.mikrotik.internal.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known about the commands of RouterOS's menus: where a menu's path ends, what stands without a name, what only reads. */
final class Verb {

    static final String PRINT = "print";
    static final String ADD = "add";
    static final String REMOVE = "remove";
    static final String ENSURE = "ensure";

    private static final Set<String> READING = Set.of(
            PRINT, "get", "getall", "find", "export", "monitor", "monitor-traffic", "ping", "traceroute", "resolve");

    /** Names of the arguments that the command line takes by their place. */
    private static final Map<String, List<String>> BY_PLACE = Map.ofEntries(
            Map.entry(REMOVE, List.of(".id")),
            Map.entry("enable", List.of(".id")),
            Map.entry("disable", List.of(".id")),
            Map.entry("set", List.of(".id")),
            Map.entry("comment", List.of(".id")),
            Map.entry("unset", List.of(".id", "value-name")),
            Map.entry("move", List.of(".id", "destination")),
            Map.entry("get", List.of("value-name")),
            Map.entry("run", List.of(".id")),
            Map.entry("monitor", List.of(".id")),
            Map.entry("reset-counters", List.of(".id")),
            Map.entry("monitor-traffic", List.of("interface")),
            Map.entry("ping", List.of("address")),
            Map.entry("traceroute", List.of("address")),
            Map.entry("resolve", List.of("domain-name")),
            Map.entry(PRINT, List.of()),
            Map.entry(ADD, List.of()),
            Map.entry(ENSURE, List.of()),
            Map.entry("find", List.of()),
            Map.entry("export", List.of()),
            Map.entry("reset-counters-all", List.of()));

    /** How the command line shows a list; an API answer has no such forms. */
    private static final Set<String> DISPLAY = Set.of("without-paging", "terse", "brief", "value-list", "as-value");

    private static final Set<String> ENDLESS = Set.of("follow", "follow-only", "follow-strict", "interval");

    private Verb() {}

    /** Whether a menu's path ends with this word, so that bare words after it are arguments. */
    static boolean isKnown(String word) {
        return BY_PLACE.containsKey(word);
    }

    static boolean reads(String verb) {
        return READING.contains(verb);
    }

    static List<String> argumentsByPlace(String verb) {
        return BY_PLACE.getOrDefault(verb, List.of());
    }

    /** Whether a flag of {@code print} only says how the list looks. */
    static boolean isDisplay(String verb, String flag) {
        return verb.equals(PRINT) && DISPLAY.contains(flag);
    }

    /** Whether the command with this argument would never end. */
    static boolean isEndless(String verb, String argument) {
        return verb.equals("listen") || (verb.equals(PRINT) && ENDLESS.contains(argument));
    }
}
