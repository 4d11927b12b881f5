package org.nasd.simulator.internal.routeros;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasd.simulator.routeros.Effect;
import org.nasd.simulator.routeros.Fault;
import org.nasd.simulator.routeros.Trigger;

/** The fault rules in force, and how often each was asked. Used by the router's thread only. */
final class FaultBook {

    private final List<Rule> rules = new ArrayList<>();
    private long struck;

    void add(Fault fault) {
        rules.add(new Rule(fault));
    }

    /** Takes a rule away, and tells whether it was in force. */
    boolean remove(Fault fault) {
        return rules.removeIf(rule -> rule.fault.equals(fault));
    }

    void clear() {
        rules.clear();
    }

    List<Fault> inForce() {
        return rules.stream().map(rule -> rule.fault).toList();
    }

    long struck() {
        return struck;
    }

    void forget(int connection) {
        rules.forEach(rule -> rule.byConnection.remove(connection));
    }

    /** What happens to a command: the effects of all rules that strike, in the order in which the rules were made. */
    List<Effect> strike(int connection, List<String> words) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.strikes(connection, words)) {
                effects.add(rule.fault.effect());
                struck++;
            }
        }
        return effects;
    }

    private static final class Rule {
        private final Fault fault;
        private final Map<Integer, Long> byConnection = new HashMap<>();
        private long seen;
        private long strikes;

        Rule(Fault fault) {
            this.fault = fault;
        }

        boolean strikes(int connection, List<String> words) {
            Trigger trigger = fault.trigger();
            if (!words.get(0).startsWith(trigger.command())
                    || words.stream().noneMatch(word -> word.contains(trigger.containing()))
                    || (trigger.times() > 0 && strikes >= trigger.times())) {
                return false;
            }
            long number = trigger.perConnection() ? byConnection.merge(connection, 1L, Long::sum) : ++seen;
            boolean now = number > trigger.after() && (number - trigger.after()) % trigger.every() == 0;
            strikes += now ? 1 : 0;
            return now;
        }
    }
}
