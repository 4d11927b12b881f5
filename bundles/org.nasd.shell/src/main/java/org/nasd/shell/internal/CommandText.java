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
     * @param typed the line as the shell got it, which may be a loop around this command
     * @param words what the shell made of the command
     */
    static String of(String typed, List<Object> words) {
        ExecLine line = ExecLine.of(typed);
        boolean plain = line.name().equals("nas:exec") || line.name().equals("exec");
        return plain && !line.command().isEmpty() ? line.command() : joined(words);
    }

    private static String joined(List<Object> words) {
        return String.join(" ", Arguments.text(words));
    }
}
