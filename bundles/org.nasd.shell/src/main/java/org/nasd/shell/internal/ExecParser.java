package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.parsing.CommandLineImpl;
import org.apache.karaf.shell.support.parsing.DefaultParser;
import org.jline.reader.LineReader;

/**
 * Keeps the shell from reading what is meant for the device: brackets, equals signs, dollars. Karaf asks it on the way of SSH exec. At
 * a terminal the shell has read the whole line before, so there it changes nothing.
 */
@Service
public final class ExecParser implements Parser {

    private final Parser usual = new DefaultParser();

    @Override
    public CommandLine parse(Session session, String command, int cursor) {
        if (session.get(".jline.reader") instanceof LineReader reader
                && reader.getBuffer().toString().contains(command)) {
            return atTerminal(usual.parse(session, command, cursor), reader);
        }
        ExecLine line = ExecLine.of(command);
        if (line.command().isEmpty() || line.nas().startsWith("-")) {
            return usual.parse(session, command, cursor);
        }
        String[] words = {line.name(), line.nas(), line.quoted()};
        return new CommandLineImpl(words, words.length - 1, 0, cursor, line.text());
    }

    /** Karaf takes the buffer of what a parser returns for all that was typed, also when other statements stand before this one. */
    private static CommandLine atTerminal(CommandLine parsed, LineReader reader) {
        return new CommandLineImpl(
                parsed.getArguments(),
                parsed.getCursorArgumentIndex(),
                parsed.getArgumentPosition(),
                reader.getBuffer().cursor(),
                reader.getBuffer().toString());
    }

    @Override
    public String preprocess(Session session, CommandLine line) {
        return usual.preprocess(session, line);
    }
}
