package org.nasd.scheme.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasd.api.nas.Nas;

/**
 * Checks the tags of one line before it is compiled. Only values that are escaped, sections, and comments pass; whatever could put text
 * into a command unescaped, or reach beyond the variables, is refused when it is written.
 */
final class Tags {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_.-]*");

    private static final int DEEPEST = 20;

    private static final Set<String> SECRETS = Stream.concat(
                    Stream.of("telnet_password", "coa_psw"), Nas.SECRET_OPTIONS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> names = new TreeSet<>();

    private Tags() {}

    /**
     * Checks a line.
     *
     * @return the names of the variables it uses
     */
    static Set<String> check(String line) throws SchemeMistake {
        Tags tags = new Tags();
        int from = 0;
        for (int start = line.indexOf("{{"); start >= 0; start = line.indexOf("{{", from)) {
            if (line.startsWith("{{{", start)) {
                throw new SchemeMistake("{{{...}}} would put a value in unescaped; write {{name}}"
                        + " (a literal brace before a value needs a blank between them)");
            }
            int end = line.indexOf("}}", start + 2);
            if (end < 0) {
                throw new SchemeMistake("a tag begins with {{ and does not end with }} on the same line");
            }
            tags.tag(line.substring(start + 2, end).trim());
            from = end + 2;
        }
        if (!tags.open.isEmpty()) {
            throw new SchemeMistake(
                    "the section {{#" + tags.open.peek() + "}} does not end on its line; a section begins and"
                            + " ends on one line, so repeat it on each line that it is about");
        }
        return tags.names;
    }

    private void tag(String content) throws SchemeMistake {
        if (content.isEmpty()) {
            throw new SchemeMistake("{{}} names no variable");
        }
        switch (content.charAt(0)) {
            case '!' -> {}
            case '#', '^' -> begin(name(content.substring(1)));
            case '/' -> close(content.substring(1).trim());
            case '&' -> throw new SchemeMistake("{{" + content + "}} would put a value in unescaped; write {{name}}");
            case '>', '<', '$' ->
                throw new SchemeMistake("{{" + content + "}} would take text from elsewhere; write it here");
            case '=' ->
                throw new SchemeMistake("{{" + content + "}} would change the tags' braces, which is not allowed");
            default -> name(content);
        }
    }

    private String name(String text) throws SchemeMistake {
        String name = text.trim();
        if (SECRETS.contains(name)) {
            throw new SchemeMistake(
                    "{{" + name + "}} is a secret; secrets are used for logging in and never put into a command");
        }
        if (!NAME.matcher(name).matches() || name.equals("this")) {
            String lower = name.toLowerCase(Locale.ROOT);
            throw new SchemeMistake(
                    NAME.matcher(lower).matches() && !lower.equals("this")
                            ? "variables are written in lower case: {{" + lower + "}}, not {{" + name + "}}"
                            : "{{" + name + "}} is not the name of a variable (lower-case letters, digits, _ . -)");
        }
        names.add(name);
        // The template engine looks for what stands before a dot where there is no variable of the whole name.
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            names.add(name.substring(0, dot));
        }
        return name;
    }

    private void begin(String name) throws SchemeMistake {
        if (open.size() == DEEPEST) {
            throw new SchemeMistake("more than " + DEEPEST + " sections stand one in another");
        }
        open.push(name);
    }

    private void close(String name) throws SchemeMistake {
        if (open.isEmpty()) {
            throw new SchemeMistake("{{/" + name + "}} ends a section that does not begin on this line");
        }
        String begun = open.pop();
        if (!begun.equals(name)) {
            throw new SchemeMistake("{{/" + name + "}} stands where {{/" + begun + "}} should");
        }
    }
}
