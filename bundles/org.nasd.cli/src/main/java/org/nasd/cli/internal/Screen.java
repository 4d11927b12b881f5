package org.nasd.cli.internal;

/**
 * What a terminal would show: backspaces, carriage returns and escape sequences are carried out, the rest is text. Holds at most
 * {@link #MOST} bytes of finished text and one line; what comes beyond is not kept, and the text is marked as cut.
 */
public final class Screen {

    /** The longest answer that is kept, in bytes of UTF-8. */
    public static final int MOST = 1 << 20;

    private static final String CUT = "\n[cut here: the NAS sent more than 1 MiB]";
    private static final int LONGEST_LINE = 8192;
    private static final int WIDEST = 1000;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final EscapeSequence escape = new EscapeSequence();
    private int column;
    private boolean edited;
    private int bytes;
    private boolean cut;

    /**
     * Shows what has arrived.
     *
     * @return what a terminal answers, usually nothing
     */
    public String show(CharSequence arrived) {
        StringBuilder answers = new StringBuilder(0);
        for (int i = 0; i < arrived.length(); i++) {
            char c = arrived.charAt(i);
            if (escape.takes(c)) {
                carryOut(answers);
            } else {
                show(c);
            }
        }
        return answers.toString();
    }

    private void show(char c) {
        if (c == '\n') {
            endLine();
        } else if (c == '\r') {
            column = 0;
        } else if (c == '\b') {
            column = Math.max(0, column - 1);
        } else if (c == '\t' || (c >= ' ' && c != 0x7F)) {
            put(c);
        }
    }

    private void put(char c) {
        if (column < line.length()) {
            line.setCharAt(column, c);
            edited = true;
        } else {
            line.append(c);
        }
        column++;
        if (line.length() >= LONGEST_LINE) {
            keep(line, 0, LONGEST_LINE / 2);
            line.delete(0, LONGEST_LINE / 2);
            column = Math.max(0, column - LONGEST_LINE / 2);
        }
    }

    private void endLine() {
        int end = line.length();
        while (edited && end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        keep(line, 0, end);
        keep("\n", 0, 1);
        line.setLength(0);
        column = 0;
        edited = false;
    }

    private void keep(CharSequence more, int from, int to) {
        for (int i = from; i < to && !cut; i++) {
            char c = more.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            if (bytes > MOST - CUT.length()) {
                cut = true;
            } else {
                text.append(c);
            }
        }
    }

    private void carryOut(StringBuilder answers) {
        switch (escape.command()) {
            case 'K' -> erase(escape.number(0));
            case 'J' -> erase(escape.number(0) == 0 ? 0 : 3);
            case 'D' -> column = Math.max(0, column - escape.number(1));
            case 'C' -> moveTo(column + escape.number(1));
            case 'G' -> moveTo(escape.number(1) - 1);
            case 'H', 'f' -> moveTo(escape.second(1) - 1);
            case 'P' ->
                line.delete(Math.min(column, line.length()), Math.min(line.length(), column + escape.number(1)));
            case 'n' -> answers.append(escape.number(0) == 6 ? "\u001b[24;" + (column + 1) + "R" : "");
            default -> {
                return;
            }
        }
        edited = true;
    }

    private void moveTo(int wanted) {
        column = Math.max(0, Math.min(WIDEST, wanted));
        while (line.length() < column) {
            line.append(' ');
        }
    }

    private void erase(int what) {
        int at = Math.min(column, line.length());
        if (what == 0) {
            line.setLength(at);
        } else if (what == 1 || what == 2) {
            for (int i = 0; i < (what == 1 ? at : line.length()); i++) {
                line.setCharAt(i, ' ');
            }
        }
    }

    /** Blanks the line out, as after an answered pager. */
    void blankLine() {
        for (int i = 0; i < line.length(); i++) {
            line.setCharAt(i, ' ');
        }
        edited = true;
    }

    /** The line that is not finished yet. */
    CharSequence lastLine() {
        return line;
    }

    /** The end of everything shown, at most so many characters. */
    CharSequence tail(int most) {
        if (line.length() >= most) {
            return line.substring(line.length() - most);
        }
        int wanted = most - line.length();
        return text.substring(Math.max(0, text.length() - wanted)) + line;
    }

    /** The beginning of everything shown, at most so many characters. */
    CharSequence head(int most) {
        return text.length() >= most
                ? text.substring(0, most)
                : text + line.substring(0, Math.min(line.length(), most - text.length()));
    }

    /** All that was shown and kept. */
    public String all() {
        return (cut ? text + CUT + "\n" : text.toString()) + line;
    }

    /** Whether something had to be left out. */
    boolean isCut() {
        return cut;
    }

    /** Forgets what was shown; an escape sequence that is not complete goes on. */
    void clear() {
        text.setLength(0);
        if (text.capacity() > LONGEST_LINE) {
            text.trimToSize();
        }
        line.setLength(0);
        column = 0;
        edited = false;
        bytes = 0;
        cut = false;
    }
}
