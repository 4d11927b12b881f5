package org.nasd.driver.mikrotik.internal.command;

import java.io.ByteArrayOutputStream;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;

/**
 * Reads a command line piece by piece: quotes and RouterOS's escapes are taken off, and what only a script could mean is refused,
 * since nothing here is ever run as one.
 */
final class LineReader {

    private static final String SCRIPT = "$;(){}";
    private static final String IN_QUERY = "()&|";

    private final String line;
    private final DeviceText text;
    private int at;

    LineReader(String line, DeviceText text) {
        this.line = line;
        this.text = text;
    }

    /** Whether nothing but blanks is left. */
    boolean atEnd() {
        skipBlanks();
        return at == line.length();
    }

    /** Where it stands, to come {@link #back} to. */
    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    /** Whether the given character is next, after blanks; if so, goes past it. */
    boolean take(char c) {
        skipBlanks();
        if (at < line.length() && line.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /** As {@link #take(char)}, for several characters in a row. */
    boolean take(String characters) {
        skipBlanks();
        if (line.startsWith(characters, at)) {
            at += characters.length();
            return true;
        }
        return false;
    }

    /** As {@link #take(String)}, for a bare word in any case that ends here. */
    boolean takeWord(String word) {
        if (seesWord(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    boolean seesWord(String word) {
        skipBlanks();
        int end = at + word.length();
        return line.regionMatches(true, at, word, 0, word.length())
                && (end == line.length() || endsWord(line.charAt(end)));
    }

    private static boolean endsWord(char c) {
        return c == ' ' || c == '\t' || c == ']' || c == '(' || c == ')';
    }

    boolean sees(char c) {
        skipBlanks();
        return at < line.length() && line.charAt(at) == c;
    }

    /** Whether the given character is next, with no blank before it. */
    boolean touches(char c) {
        return at < line.length() && line.charAt(at) == c;
    }

    /** The name of a property, as queries have it before an operator. */
    String name() throws CommandSyntaxException {
        skipBlanks();
        int start = at;
        while (at < line.length() && isNameCharacter(line.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw mistake(at == line.length() ? "a name is missing at the end" : "a name is expected before " + rest());
        }
        return line.substring(start, at);
    }

    static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }

    /** The next piece of the line outside of queries. */
    Value value() throws CommandSyntaxException {
        skipBlanks();
        return read(false);
    }

    /** The value after an operator of a query; empty when nothing stands there. */
    Value queryValue() throws CommandSyntaxException {
        return read(true);
    }

    private Value read(boolean inQuery) throws CommandSyntaxException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(64, line.length() - at));
        StringBuilder plain = new StringBuilder();
        int bareUntil = -1;
        int equals = -1;
        int secondEquals = -1;
        boolean quoted = false;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (!quoted && (c == ' ' || c == '\t' || c == '[' || c == ']' || (inQuery && IN_QUERY.indexOf(c) >= 0))) {
                break;
            }
            if (c == '"' || c == '\\') {
                encode(plain, bytes);
                bareUntil = bareUntil < 0 ? bytes.size() : bareUntil;
            }
            if (c == '"') {
                quoted = !quoted;
                at++;
            } else if (c == '\\') {
                escape(bytes);
            } else {
                refuse(c, quoted);
                if (c == '=' && !quoted && secondEquals < 0) {
                    encode(plain, bytes);
                    secondEquals = equals < 0 ? -1 : bytes.size();
                    equals = equals < 0 ? bytes.size() : equals;
                }
                plain.append(c);
                at++;
            }
        }
        if (quoted) {
            throw mistake("a double quote is not closed");
        }
        encode(plain, bytes);
        boolean bare = bareUntil < 0;
        return new Value(bytes.toByteArray(), bare, bare ? bytes.size() : bareUntil, equals, secondEquals);
    }

    private void refuse(char c, boolean quoted) throws CommandSyntaxException {
        if (Quoting.isControl(c)) {
            throw mistake("a control character (0x%02X) stands in it".formatted((int) c));
        }
        if (c == '$') {
            throw mistake("$ begins a variable of a script, and no scripts are sent: write \\$");
        }
        if (!quoted && SCRIPT.indexOf(c) >= 0) {
            throw mistake("'" + c + "' belongs to a script, and no scripts are sent: put the value in double quotes");
        }
    }

    private void encode(StringBuilder plain, ByteArrayOutputStream bytes) throws CommandSyntaxException {
        if (plain.length() > 0) {
            byte[] encoded = text.encode(plain)
                    .orElseThrow(() -> mistake("the character set " + text.charset()
                            + " of this NAS has no place for a character in '" + plain + "'"));
            bytes.write(encoded, 0, encoded.length);
            plain.setLength(0);
        }
    }

    private void escape(ByteArrayOutputStream bytes) throws CommandSyntaxException {
        if (at + 1 == line.length()) {
            throw mistake("it ends with a backslash");
        }
        char c = line.charAt(at + 1);
        int number = Character.digit(c, 16);
        if (at + 2 < line.length() && isUpperHex(c) && isUpperHex(line.charAt(at + 2))) {
            bytes.write(number * 16 + Character.digit(line.charAt(at + 2), 16));
            at += 3;
            return;
        }
        bytes.write(single(c));
        at += 2;
    }

    private static boolean isUpperHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
    }

    private int single(char c) throws CommandSyntaxException {
        return switch (c) {
            case '"', '\\', '$', '?' -> c;
            case '_' -> ' ';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'a' -> 0x07;
            case 'b' -> 0x08;
            case 'f' -> 0x0C;
            case 'v' -> 0x0B;
            default ->
                throw mistake("\\" + c
                        + " is no escape: there are \\\" \\\\ \\$ \\? \\_ (blank) \\n \\r \\t \\a \\b \\f \\v and"
                        + " \\XX with two hexadecimal digits in upper case");
        };
    }

    CommandSyntaxException mistake(String what) {
        return new CommandSyntaxException(what + ": " + line);
    }

    /** What is left, for messages. */
    String rest() {
        return "'" + line.substring(at) + "'";
    }

    private void skipBlanks() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }
}
