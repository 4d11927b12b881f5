package org.nasd.driver.radius.internal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nasd.api.driver.Task;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.command.CommandParser;
import org.nasd.driver.radius.internal.command.CommandSyntaxException;
import org.nasd.driver.radius.internal.command.Language;

/**
 * A task, read in whole before anything of it is sent.
 *
 * @param commands in order; the last one is the check where there is one
 * @param verifies whether the last one is a check
 * @param timeout for all of it
 * @param deadline by the monotonic clock
 */
record Script(List<Command> commands, boolean verifies, Duration timeout, long deadline) {

    static Script of(Task task, Language language) throws CommandSyntaxException {
        long deadline = System.nanoTime() + task.timeout().toNanos();
        List<Command> commands = new ArrayList<>(task.commands().size() + 1);
        for (String line : task.commands()) {
            commands.add(CommandParser.parse(line, language));
        }
        if (task.verify() != null) {
            commands.add(CommandParser.parse(task.verify(), language));
        }
        return new Script(commands, task.verify() != null, task.timeout(), deadline);
    }
}
