package org.nasd.simulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a simulated device makes of certain lines. The first rule that fits a line counts.
 *
 * @param line the whole line
 * @param modes modes in which it holds; empty for all
 * @param known facts that must be known for it to fit; texts as in {@link Step}
 * @param unknown facts that must not be known
 * @param answer what it prints, lines divided by line feeds
 * @param status 0 when the line is carried out, else how it failed
 * @param steps what it does, in order
 */
public record Rule(
        Pattern line,
        Set<String> modes,
        List<String> known,
        List<String> unknown,
        String answer,
        int status,
        List<Step> steps) {

    public Rule {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(answer, "answer");
        modes = Set.copyOf(modes);
        known = List.copyOf(known);
        unknown = List.copyOf(unknown);
        steps = List.copyOf(steps);
    }

    /** A rule for lines of that form that prints nothing and does nothing. */
    public static Rule on(String regex) {
        return new Rule(Pattern.compile(regex), Set.of(), List.of(), List.of(), "", 0, List.of());
    }

    /** Holds in these modes alone. */
    public Rule in(String... names) {
        return new Rule(line, Set.of(names), known, unknown, answer, status, steps);
    }

    /** Fits only when that fact is known. */
    public Rule ifKnown(String key) {
        return new Rule(line, modes, with(known, key), unknown, answer, status, steps);
    }

    /** Fits only when that fact is not known. */
    public Rule ifUnknown(String key) {
        return new Rule(line, modes, known, with(unknown, key), answer, status, steps);
    }

    public Rule answer(String text) {
        return new Rule(line, modes, known, unknown, text, status, steps);
    }

    /** Refuses the line: nothing is done. */
    public Rule refuse(int code, String text) {
        return new Rule(line, modes, known, unknown, text, code, List.of());
    }

    public Rule put(String key, String value) {
        return then(new Step.Put(key, value));
    }

    public Rule remove(String key) {
        return then(new Step.Remove(key));
    }

    public Rule each(String prefix, String template) {
        return then(new Step.Each(prefix, template));
    }

    public Rule goTo(String mode) {
        return then(new Step.GoTo(mode));
    }

    public Rule askSecret(String mode) {
        return then(new Step.AskSecret(mode));
    }

    public Rule page(String pageLines) {
        return then(new Step.Page(pageLines));
    }

    public Rule leave() {
        return then(new Step.Leave());
    }

    private Rule then(Step step) {
        return new Rule(line, modes, known, unknown, answer, status, with(steps, step));
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
