package org.nasd.scheme.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A {@code .cmd} file: the commands that an event becomes. Immutable; safe for all threads. */
final class CommandFile {

    /** A file that is not there. */
    static final CommandFile NONE = new CommandFile(List.of());

    private final List<CommandLine> lines;

    private CommandFile(List<CommandLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * Compiles a file. Whether a line is a command or a remark is decided on what is written, before any value is put in.
     *
     * @param file its name as people see it, for messages
     * @param mistakes receives what is wrong, one line each
     */
    static CommandFile compile(String file, String text, List<String> mistakes) {
        List<CommandLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file + ", line " + number;
            try {
                lines.add(CommandLine.compile(where, line));
            } catch (SchemeMistake e) {
                mistakes.add(where + ": " + e.getMessage());
            }
        }
        return new CommandFile(lines);
    }

    /** The variables that its lines may ask for. */
    Stream<String> names() {
        return lines.stream().flatMap(line -> line.names().stream());
    }

    /**
     * The commands, in order.
     *
     * @throws Unrenderable when a value is missing or unsafe
     */
    List<String> render(Variables variables) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> commands = new ArrayList<>(lines.size());
        for (CommandLine line : lines) {
            line.render(variables).ifPresent(commands::add);
        }
        return commands;
    }
}
