package org.nasd.simulator.internal.radius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.simulator.radius.DasSession;

/** A DAS's session table. Used by the DAS's thread only. */
final class Sessions {

    /** Attributes that say which session is meant, by the part of it that they are. */
    private static final List<String> CALLED =
            List.of("Acct-Session-Id", "Framed-IP-Address", "User-Name", "Cisco-Account-Info");

    private static final String SENTENCE = "Filter-Id=session ";

    private final Map<String, DasSession> byKey = new LinkedHashMap<>();
    private final Map<String, String> keyByName = new LinkedHashMap<>();

    void put(DasSession session) {
        String key = key(session);
        byKey.put(key, session);
        names(session).forEach(name -> keyByName.put(name, key));
    }

    private static String key(DasSession session) {
        return session.id() + "/" + session.ip() + "/" + session.login();
    }

    /** A login may be an address too: that is how some NAS call IPoE subscribers. */
    private static List<String> names(DasSession session) {
        List<String> names = new ArrayList<>();
        if (!session.id().isEmpty()) {
            names.add("Acct-Session-Id=" + session.id());
        }
        if (!session.ip().isEmpty()) {
            names.add("Framed-IP-Address=" + session.ip());
            names.add("Cisco-Account-Info=S" + session.ip());
            names.add("User-Name=" + session.ip());
        }
        if (!session.login().isEmpty()) {
            names.add("User-Name=" + session.login());
        }
        return names;
    }

    List<DasSession> all() {
        return List.copyOf(byKey.values());
    }

    void clear() {
        byKey.clear();
        keyByName.clear();
    }

    void remove(DasSession session) {
        byKey.remove(key(session));
        names(session).forEach(name -> keyByName.remove(name, key(session)));
    }

    /** The session that all names in a request mean, or null. Some NAS are told it in a sentence: {@code Filter-Id=session IP ...}. */
    DasSession find(List<String> words) {
        String found = null;
        for (String name : called(words)) {
            String key = keyByName.get(name);
            if (key == null || (found != null && !found.equals(key))) {
                return null;
            }
            found = key;
        }
        return found == null ? null : byKey.get(found);
    }

    /** What a request calls its session by. */
    static List<String> called(List<String> words) {
        return words.stream()
                .map(word -> word.startsWith(SENTENCE)
                        ? "Framed-IP-Address="
                                + word.substring(SENTENCE.length()).replaceFirst(" .*", "")
                        : word)
                .filter(word -> CALLED.contains(word.substring(0, Math.max(0, word.indexOf('=')))))
                .toList();
    }
}
