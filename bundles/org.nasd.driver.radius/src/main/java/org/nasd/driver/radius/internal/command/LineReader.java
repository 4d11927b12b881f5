package org.nasd.driver.radius.internal.command;

/** Reads the parts of a command, character by character. Used by one thread. */
final class LineReader {

    private final String line;
    private int at;

    LineReader(String line) throws CommandSyntaxException {
        for (int i = 0; i < line.length(); i++) {
            if (Quoting.isControl(line.charAt(i))) {
                throw new CommandSyntaxException(
                        "a command must not hold control characters; there is one at position " + (i + 1));
            }
        }
        this.line = line;
    }

    boolean atEnd() {
        return at == line.length();
    }

    /** Skips blanks; says whether there were any. */
    boolean blanks() {
        int from = at;
        while (!atEnd() && line.charAt(at) == ' ') {
            at++;
        }
        return at > from;
    }

    /** Takes a character if it comes next. */
    boolean take(char c) {
        if (atEnd() || line.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes letters, digits, dots, hyphens and underscores; may be empty. */
    String name() {
        int from = at;
        while (!atEnd() && isNameCharacter(line.charAt(at))) {
            at++;
        }
        return line.substring(from, at);
    }

    private static boolean isNameCharacter(char c) {
        return Quoting.isAsciiLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
    }

    /** Takes a value. */
    Token value(String name) throws CommandSyntaxException {
        return take('"') ? quoted(name) : bare(name);
    }

    private Token quoted(String name) throws CommandSyntaxException {
        StringBuilder text = new StringBuilder();
        while (!take('"')) {
            if (atEnd()) {
                throw new CommandSyntaxException("the double quote after " + name + "= is not closed");
            }
            text.append(take('\\') ? escaped(name) : line.charAt(at++));
        }
        return new Token(text.toString(), true);
    }

    private Token bare(String name) throws CommandSyntaxException {
        StringBuilder text = new StringBuilder();
        while (!atEnd() && line.charAt(at) != ',' && line.charAt(at) != ' ') {
            char c = line.charAt(at++);
            if (c == '\\') {
                text.append(escaped(name));
            } else if (Quoting.isPlain(c)) {
                text.append(c);
            } else {
                throw new CommandSyntaxException(
                        "'" + c + "' in the value of " + name + ": put the value in double quotes");
            }
        }
        return new Token(text.toString(), false);
    }

    private char escaped(String name) throws CommandSyntaxException {
        if (atEnd() || Quoting.isAsciiLetterOrDigit(line.charAt(at))) {
            throw new CommandSyntaxException("a backslash in the value of " + name
                    + " may stand before \" \\ and other punctuation only; a backslash itself is written twice");
        }
        return line.charAt(at++);
    }

    /** What is left, shortened, for messages. */
    String rest() {
        String rest = line.substring(at);
        return rest.length() > 40 ? rest.substring(0, 40) + "..." : rest;
    }
}
