package org.nasd.simulator.internal.cli;

/** Makes lines of what is typed, and shows it. Used by the device's thread only. */
final class Keyboard {

    private static final int MOST_TYPED = 65_536;

    private final Terminal terminal;
    private final StringBuilder typed = new StringBuilder();

    /** How what is typed is shown. */
    enum Echo {
        SHOWN,
        STARS,
        HIDDEN
    }

    Keyboard(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Takes a key.
     *
     * @return the line, raw, when it was an Enter, else null
     */
    String key(char c, Echo echo) {
        if (c == '\r') {
            String line = typed.toString();
            typed.setLength(0);
            return line;
        }
        if (c == '\b' || c == 0x7f) {
            if (typed.length() > 0) {
                typed.setLength(typed.length() - 1);
                show(echo, "\b \b", "");
            }
        } else if (c >= ' ' && typed.length() < MOST_TYPED) {
            typed.append(c);
            show(echo, String.valueOf(c), "*");
        }
        return null;
    }

    private void show(Echo echo, String shown, String stars) {
        if (echo != Echo.HIDDEN) {
            terminal.say(echo == Echo.SHOWN ? shown : stars);
        }
    }

    boolean isEmpty() {
        return typed.length() == 0;
    }

    /** Forgets what was typed since the last Enter. */
    void clear() {
        typed.setLength(0);
    }
}
