package org.nasd.driver.mikrotik.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the condition of {@code [find ...]} or {@code print where ...} as RouterOS's command line has it. */
final class ConditionParser {

    private static final int DEEPEST = 50;

    /** Properties that are flags: the API knows their values as true and false, people write yes and no, or just the name. */
    private static final Set<String> FLAGS = Set.of(
            "disabled",
            "dynamic",
            "invalid",
            "running",
            "active",
            "inactive",
            "slave",
            "blocked",
            "bound",
            "complete",
            "published",
            "radius");

    private final LineReader line;
    private final boolean emptyAllowed;
    private int depth;

    /**
     * @param emptyAllowed whether a value may be empty without quotes; where entries are changed it may not, since then a missing
     *     value would select every entry that has none
     */
    ConditionParser(LineReader line, boolean emptyAllowed) {
        this.line = line;
        this.emptyAllowed = emptyAllowed;
    }

    /** Reads up to the closing bracket or the end, without going past it. There must be a condition. */
    Condition parse() throws CommandSyntaxException {
        Condition condition = alternatives();
        if (!ends() || line.sees(')')) {
            throw line.mistake("the condition cannot be read from " + line.rest());
        }
        return condition;
    }

    private boolean ends() {
        return line.sees(']') || line.sees(')') || line.atEnd();
    }

    private Condition alternatives() throws CommandSyntaxException {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(conjunction());
        while (takesOr()) {
            conditions.add(conjunction());
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.Or(conditions);
    }

    private boolean takesOr() {
        return line.take("||") || line.takeWord("or");
    }

    private Condition conjunction() throws CommandSyntaxException {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(term());
        while (!ends() && !line.sees('|') && !line.seesWord("or")) {
            if (!line.take("&&")) {
                line.takeWord("and");
            }
            conditions.add(term());
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.And(conditions);
    }

    private Condition term() throws CommandSyntaxException {
        if (++depth > DEEPEST) {
            throw line.mistake("the condition is nested too deeply");
        }
        try {
            if (line.take('!')) {
                return new Condition.Not(term());
            }
            return line.take('(') ? group() : comparison();
        } finally {
            depth--;
        }
    }

    private Condition group() throws CommandSyntaxException {
        Condition condition = alternatives();
        if (!line.take(')')) {
            throw line.mistake("a parenthesis is not closed");
        }
        return condition;
    }

    private Condition comparison() throws CommandSyntaxException {
        String name = line.name();
        if (line.take("!=")) {
            return new Condition.Not(compare("?", name));
        }
        if (line.take("<=")) {
            return new Condition.Not(compare("?>", name));
        }
        if (line.take(">=")) {
            return new Condition.Not(compare("?<", name));
        }
        if (line.take('<')) {
            return compare("?<", name);
        }
        if (line.take('>')) {
            return compare("?>", name);
        }
        if (line.take('=')) {
            return compare("?", name);
        }
        if (line.sees('~')) {
            throw line.mistake("~ compares with a regular expression, which the API cannot do");
        }
        return new Condition.Test(FLAGS.contains(name) ? "?" + name + "=true" : "?" + name);
    }

    private Condition compare(String operator, String name) throws CommandSyntaxException {
        Value value = line.queryValue();
        if (value.isEmpty() && value.bare() && !emptyAllowed) {
            throw line.mistake("the value of " + name
                    + " in the condition is empty; if entries without it are really meant, write " + name + "=\"\"");
        }
        byte[] bytes = FLAGS.contains(name) ? flag(value) : value.bytes();
        return new Condition.Test(operator + name + "=" + Words.text(bytes));
    }

    private static byte[] flag(Value value) {
        if (value.is("yes")) {
            return Words.ascii("true");
        }
        return value.is("no") ? Words.ascii("false") : value.bytes();
    }
}
