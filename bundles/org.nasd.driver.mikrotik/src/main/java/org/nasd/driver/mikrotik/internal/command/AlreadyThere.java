package org.nasd.driver.mikrotik.internal.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The query by which one sees, when the router says that an entry exists already, whether it is the one that was to be made. Routers
 * write some values differently than they were given: an address without its {@code /32}, a MAC in capitals.
 */
final class AlreadyThere {

    private static final Set<String> IDENTIFYING =
            Set.of("name", "list", "address", "mac-address", "interface", "user", "server", "comment");

    private AlreadyThere() {}

    /** Query words for what tells an entry from others among the words given to {@code add}; empty when nothing does. */
    static List<byte[]> forAdd(List<byte[]> words) {
        return query(words.stream().filter(AlreadyThere::isIdentifying).toList());
    }

    private static boolean isIdentifying(byte[] word) {
        String text = Words.text(word);
        int equals = text.indexOf('=', 1);
        return equals > 0 && IDENTIFYING.contains(text.substring(1, equals));
    }

    /** Query words that hold for entries with all of the given {@code =name=value}. */
    static List<byte[]> query(List<byte[]> words) {
        List<byte[]> query = new ArrayList<>();
        for (byte[] word : words) {
            int alternatives = 0;
            for (String form : forms(Words.text(word))) {
                query.add(Words.bytes("?" + form.substring(1)));
                if (alternatives++ > 0) {
                    query.add(Words.ascii("?#|"));
                }
            }
        }
        return query;
    }

    private static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        if (word.startsWith("=address=")) {
            forms.add(word.endsWith("/32") ? word.substring(0, word.length() - 3) : word + "/32");
        } else if (word.startsWith("=mac-address=")) {
            forms.add("=mac-address=" + word.substring("=mac-address=".length()).toUpperCase(Locale.ROOT));
        }
        return forms;
    }
}
