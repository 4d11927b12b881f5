package org.nasd.shell.internal;

import java.util.List;
import org.apache.felix.service.command.Job;

/** The command for a device exactly as it was typed, quotes and all, although the shell read it first. */
final class CommandText {

    private CommandText() {}

    static String of(List<Object> words) {
        if (words.size() == 1) {
            return Arguments.text(words).get(0);
        }
        Job job = Job.Utils.current();
        return job == null ? joined(words) : of(job.command().toString(), words);
    }

    /**
     * @param typed the line as the shell got it
     * @param words what the shell made of the command
     */
    static String of(String typed, List<Object> words) {
        String line = firstStatement(typed).strip();
        String[] parts = line.split("\\s+", 3);
        boolean plain = parts.length == 3 && (parts[0].equals("nas:exec") || parts[0].equals("exec"));
        return plain ? parts[2].strip() : joined(words);
    }

    private static String joined(List<Object> words) {
        return String.join(" ", Arguments.text(words));
    }

    /** What stands before a pipe or a semicolon that is in no quotes and no brackets. */
    private static String firstStatement(String line) {
        char quote = 0;
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("[({".indexOf(c) >= 0) {
                depth++;
            } else if ("])}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && (c == '|' || c == ';')) {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
