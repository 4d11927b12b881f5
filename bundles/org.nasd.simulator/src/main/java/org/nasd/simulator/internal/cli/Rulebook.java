package org.nasd.simulator.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.nasd.simulator.Change;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.Step;
import org.nasd.simulator.internal.cli.Reply.Next;

/** Carries lines out by a dialect's rules. Used by the device's thread only. */
final class Rulebook {

    private final Dialect dialect;
    private final Facts facts;
    private final List<Rule> rules;

    Rulebook(Dialect dialect, Facts facts) {
        this.dialect = dialect;
        this.facts = facts;
        this.rules = new ArrayList<>(dialect.rules());
    }

    void first(Rule rule) {
        rules.add(0, rule);
    }

    Reply perform(String line, Place place) {
        String wanted = line.strip();
        if (dialect.habits().operators()) {
            return new ShellLine(part -> filtered(part, place)).perform(wanted);
        }
        return filtered(wanted, place);
    }

    private Reply filtered(String line, Place place) {
        Filter filter = dialect.habits().pipes() ? Filter.of(line) : null;
        if (filter == null) {
            return byRule(line, place);
        }
        Reply whole = byRule(filter.command(), place);
        return whole.status() != 0
                ? whole
                : new Reply(filter.apply(whole.text()), 0, whole.changes(), whole.next(), whole.mode());
    }

    private Reply byRule(String line, Place place) {
        for (Rule rule : rules) {
            if (rule.modes().isEmpty() || rule.modes().contains(place.mode())) {
                Matcher matcher = rule.line().matcher(line);
                if (matcher.matches()) {
                    Filling filling = new Filling(matcher, place);
                    if (fits(rule, filling)) {
                        return carryOut(rule, filling, place, line);
                    }
                }
            }
        }
        return Reply.of(
                dialect.texts().unknown().replace("$0", line), dialect.habits().unknownStatus());
    }

    private boolean fits(Rule rule, Filling filling) {
        return rule.known().stream().allMatch(key -> facts.knows(filling.fill(key)))
                && rule.unknown().stream().noneMatch(key -> facts.knows(filling.fill(key)));
    }

    private Reply carryOut(Rule rule, Filling filling, Place place, String line) {
        List<String> lines = new ArrayList<>();
        if (!rule.answer().isEmpty()) {
            lines.add(filling.fill(rule.answer()));
        }
        List<Change> changes = new ArrayList<>();
        Next next = Next.GO_ON;
        String mode = null;
        for (Step step : rule.steps()) {
            if (step instanceof Step.Put put) {
                changes.add(facts.put(filling.fill(put.key()), filling.fill(put.value())));
            } else if (step instanceof Step.Remove remove) {
                changes.addAll(facts.remove(filling.fill(remove.key())));
            } else if (step instanceof Step.Each each) {
                facts.under(filling.fill(each.prefix()))
                        .forEach((key, value) -> lines.add(filling.fill(each.template())
                                .replace(
                                        "$key",
                                        key.substring(
                                                filling.fill(each.prefix()).length()))
                                .replace("$value", value)));
            } else if (step instanceof Step.GoTo goTo) {
                place.goTo(goTo.mode(), line);
            } else if (step instanceof Step.AskSecret ask) {
                next = Next.SECRET;
                mode = ask.mode();
            } else if (step instanceof Step.Page page) {
                place.page(Integer.parseInt(filling.fill(page.lines())));
            } else if (step instanceof Step.Leave) {
                next = Next.LEAVE;
            }
        }
        return new Reply(String.join("\n", lines), rule.status(), changes, next, mode);
    }
}
