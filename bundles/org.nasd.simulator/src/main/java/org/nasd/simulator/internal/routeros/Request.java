package org.nasd.simulator.internal.routeros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sentence that was received, taken apart. All text is raw bytes.
 *
 * @param command the command word
 * @param arguments {@code =name=value} by name, in the order given; the last of a name wins
 * @param queries the query words without their question mark, in the order given
 * @param tag the tag, or null
 * @param strays words that are none of these
 */
record Request(String command, Map<String, String> arguments, List<String> queries, String tag, List<String> strays) {

    static Request of(List<String> words) {
        Map<String, String> arguments = new LinkedHashMap<>();
        List<String> queries = new ArrayList<>();
        List<String> strays = new ArrayList<>();
        String tag = null;
        for (String word : words.subList(1, words.size())) {
            if (word.startsWith("=")) {
                int equals = word.indexOf('=', 1);
                arguments.put(
                        equals < 0 ? word.substring(1) : word.substring(1, equals),
                        equals < 0 ? "" : word.substring(equals + 1));
            } else if (word.startsWith("?")) {
                queries.add(word.substring(1));
            } else if (word.startsWith(".tag=")) {
                tag = word.substring(5);
            } else {
                strays.add(word);
            }
        }
        return new Request(words.get(0), arguments, queries, tag, strays);
    }

    /** The directory of the command, for example {@code /queue/simple}. */
    String menu() {
        int slash = command.lastIndexOf('/');
        return slash <= 0 ? "" : command.substring(0, slash);
    }

    /** The last part of the command, for example {@code print}. */
    String verb() {
        return command.substring(command.lastIndexOf('/') + 1);
    }

    String argument(String name) {
        return arguments.get(name);
    }
}
