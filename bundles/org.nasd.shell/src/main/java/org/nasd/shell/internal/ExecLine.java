package org.nasd.shell.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code nas:exec} as somebody typed it. Everything behind the NAS is the device's, up to a pipe, a semicolon or a line
 * end that stands in no quotes and no brackets: that much is the shell's.
 *
 * @param text the whole statement
 * @param name the command's name as it was typed
 * @param nas the word behind it, or empty
 * @param command the rest, or empty
 */
record ExecLine(String text, String name, String nas, String command) {

    private static final Pattern FORM =
            Pattern.compile("\\s*(\\S+)(?:\\s+(\\S+)(?:\\s+(.*\\S))?)?\\s*", Pattern.DOTALL);

    static ExecLine of(String typed) {
        String text = statement(typed);
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new ExecLine(text, text, "", "");
        }
        return new ExecLine(text, form.group(1), given(form.group(2)), given(form.group(3)));
    }

    private static String given(String group) {
        return group == null ? "" : group;
    }

    /** Whether the whole command stands in one pair of quotes. */
    boolean isQuoted() {
        if (command.length() < 2 || "'\"".indexOf(command.charAt(0)) < 0) {
            return false;
        }
        return closing(command, 0) == command.length() - 1;
    }

    /** The command as one word for the shell, which will find in it exactly what was typed. */
    String quoted() {
        return isQuoted() ? command : "'" + command.replace("'", "'\\''") + "'";
    }

    private static String statement(String line) {
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'' || c == '"') {
                int end = closing(line, i);
                i = end < 0 ? i : end;
            } else if ("[({".indexOf(c) >= 0) {
                depth++;
            } else if ("])}".indexOf(c) >= 0) {
                depth--;
            } else if (c == '\n' || (depth <= 0 && (c == '|' || c == ';'))) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    /** Where the quote that opens here closes, or -1. A backslash protects what follows it in double quotes only. */
    private static int closing(String line, int open) {
        char quote = line.charAt(open);
        for (int i = open + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && quote == '"') {
                i++;
            } else if (line.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }
}
