package org.nasd.simulator.internal.radius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.simulator.Change;
import org.nasd.simulator.radius.DasRule;
import org.nasd.simulator.radius.DasSession;
import org.nasd.simulator.radius.DasSettings;

/** Decides what a DAS does with a request. Used by the DAS's thread only. */
final class Judge {

    private static final String TABLE = "sessions";
    private static final Set<String> NO_STATE = Set.of("Event-Timestamp", "Message-Authenticator", "Proxy-State");

    private final boolean acceptAny;
    private final List<DasRule> rules;
    private final Sessions sessions;

    Judge(DasSettings settings, Sessions sessions) {
        this.acceptAny = settings.acceptAny();
        this.rules = new ArrayList<>(settings.rules());
        this.sessions = sessions;
    }

    /**
     * What a request comes to.
     *
     * @param acknowledge whether it is ACK
     * @param cause the Error-Cause, or 0 for none
     * @param reply further attributes, {@code Reply-Message=} alone
     * @param changes what it did to the session table
     */
    record Verdict(boolean acknowledge, int cause, List<String> reply, List<Change> changes) {

        static Verdict nak(int cause) {
            return new Verdict(false, cause, List.of(), List.of());
        }
    }

    void first(DasRule rule) {
        rules.add(0, rule);
    }

    /**
     * Judges a request and, when it is to be acknowledged, carries it out.
     *
     * @param words its name and its attributes
     */
    Verdict judge(List<String> words) {
        for (DasRule rule : rules) {
            if (words.get(0).startsWith(rule.request())
                    && words.stream().skip(1).anyMatch(word -> word.contains(rule.containing()))) {
                List<Change> changes = rule.acknowledge() ? carryOut(words, sessions.find(words)) : List.of();
                return new Verdict(rule.acknowledge(), rule.cause(), rule.reply(), changes);
            }
        }
        boolean named = !Sessions.called(words).isEmpty();
        DasSession session = sessions.find(words);
        if (session == null && !acceptAny) {
            return Verdict.nak(named ? 503 : 402);
        }
        return new Verdict(true, 0, List.of(), carryOut(words, session));
    }

    private List<Change> carryOut(List<String> words, DasSession session) {
        if (session == null) {
            return List.of();
        }
        if (words.get(0).equals("Disconnect-Request")) {
            sessions.remove(session);
            return List.of(change(Change.Kind.REMOVED, session));
        }
        Map<String, String> state = new LinkedHashMap<>(session.state());
        List<String> called = Sessions.called(words);
        for (String word : words.subList(1, words.size())) {
            String name = word.substring(0, word.indexOf('='));
            if (!called.contains(word) && !NO_STATE.contains(name)) {
                state.put(name, word.substring(name.length() + 1));
            }
        }
        DasSession changed = new DasSession(session.id(), session.ip(), session.login(), state);
        sessions.put(changed);
        return List.of(change(Change.Kind.SET, changed));
    }

    private static Change change(Change.Kind kind, DasSession session) {
        Map<String, String> row = new LinkedHashMap<>(session.state());
        row.put("Acct-Session-Id", session.id());
        row.put("Framed-IP-Address", session.ip());
        row.put("User-Name", session.login());
        return new Change(kind, TABLE, session.id(), row);
    }
}
