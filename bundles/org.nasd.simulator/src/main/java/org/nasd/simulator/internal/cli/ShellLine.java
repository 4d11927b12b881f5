package org.nasd.simulator.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.nasd.simulator.Change;
import org.nasd.simulator.internal.cli.Reply.Next;

/** A shell's line: commands joined by {@code ;}, {@code &&} and {@code ||}, outside quotes. Output to nowhere is not shown. */
final class ShellLine {

    private static final Pattern REDIRECTION = Pattern.compile("\\s*(?:[12&]?>\\s*/dev/null|2>&1)");
    private static final Pattern NO_OUTPUT = Pattern.compile("(?:^|[^2])>\\s*/dev/null");
    private static final Pattern NO_ERRORS = Pattern.compile("[2&]>\\s*/dev/null|>\\s*/dev/null\\s+2>&1");

    private final Function<String, Reply> each;

    /**
     * @param each carries a single command out
     */
    ShellLine(Function<String, Reply> each) {
        this.each = each;
    }

    Reply perform(String line) {
        List<String> parts = split(line);
        List<Change> changes = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int status = 0;
        Next next = Next.GO_ON;
        String joint = ";";
        for (int i = 0; i < parts.size() && next != Next.LEAVE; i += 2) {
            boolean due = joint.equals(";") || joint.equals("&&") == (status == 0);
            String command = parts.get(i).strip();
            if (due && !command.isEmpty()) {
                Reply reply = one(command);
                status = reply.status();
                next = reply.next();
                changes.addAll(reply.changes());
                text.append(text.length() > 0 && !reply.text().isEmpty() ? "\n" : "")
                        .append(reply.text());
            }
            joint = i + 1 < parts.size() ? parts.get(i + 1) : ";";
        }
        return new Reply(text.toString(), status, changes, next, null);
    }

    /** What is refused is said as an error, all else as output; either can be sent nowhere. */
    private Reply one(String command) {
        boolean not = command.startsWith("! ");
        String bare = not ? command.substring(2).strip() : command;
        String loud = REDIRECTION.matcher(bare).replaceAll("");
        Reply reply = each.apply(loud);
        boolean refused = reply.status() != 0;
        boolean unseen = (refused ? NO_ERRORS : NO_OUTPUT).matcher(bare).find();
        int status = not ? (refused ? 0 : 1) : reply.status();
        return new Reply(unseen ? "" : reply.text(), status, reply.changes(), reply.next(), null);
    }

    /** Commands and the joints between them, in turn. */
    private static List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                part.append(c);
            } else if (c == '\\' && i + 1 < line.length()) {
                part.append(c).append(line.charAt(++i));
            } else if (c == '\'' || c == '"') {
                quote = c;
                part.append(c);
            } else if (c == ';' || c == '\n' || line.startsWith("&&", i) || line.startsWith("||", i)) {
                parts.add(part.toString());
                part.setLength(0);
                boolean two = c == '&' || c == '|';
                parts.add(two ? "" + c + c : ";");
                i += two ? 1 : 0;
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
