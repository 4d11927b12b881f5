package org.nasd.simulator.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Trigger;

/** The fault rules in force, and how often each was asked. Used by the NAS's thread only. */
public final class FaultBook {

    private final List<Rule> rules = new ArrayList<>();
    private final Random random;
    private long struck;

    FaultBook(Random random) {
        this.random = random;
    }

    public void add(Fault fault) {
        rules.add(new Rule(fault));
    }

    /** Takes a rule away, and tells whether it was in force. */
    public boolean remove(Fault fault) {
        return rules.removeIf(rule -> rule.fault.equals(fault));
    }

    public void clear() {
        rules.clear();
    }

    public List<Fault> inForce() {
        return rules.stream().map(rule -> rule.fault).toList();
    }

    public long struck() {
        return struck;
    }

    public void forget(int connection) {
        rules.forEach(rule -> rule.byConnection.remove(connection));
    }

    /** What happens to a command: the effects of all rules that strike, in the order in which the rules were made. */
    public List<Effect> strike(int connection, List<String> words) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.strikes(connection, words, random)) {
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

        boolean strikes(int connection, List<String> words, Random random) {
            Trigger trigger = fault.trigger();
            if (!words.get(0).startsWith(trigger.command())
                    || words.get(0).equals(Trigger.CONNECT) != trigger.command().equals(Trigger.CONNECT)
                    || words.stream().noneMatch(word -> word.contains(trigger.containing()))
                    || (trigger.times() > 0 && strikes >= trigger.times())) {
                return false;
            }
            long number = trigger.perConnection() ? byConnection.merge(connection, 1L, Long::sum) : ++seen;
            boolean now = number > trigger.after()
                    && (number - trigger.after()) % trigger.every() == 0
                    && (trigger.share() == 1 || random.nextDouble() < trigger.share());
            strikes += now ? 1 : 0;
            return now;
        }
    }
}
