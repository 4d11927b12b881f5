package org.nasd.simulator.internal.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Where the demo shows itself: on a terminal it draws the same lines anew, elsewhere it prints a line now and then. */
final class Screen {

    private static final String UP = "\u001b[%dA";
    private static final String CLEAR = "\u001b[2K";
    private static final int BAR = 24;

    private final PrintStream out;
    private final boolean terminal;
    private int drawn;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    boolean terminal() {
        return terminal;
    }

    /** Prints a line below what was drawn. */
    void line(String text) {
        out.println(text);
        out.flush();
        drawn = 0;
    }

    /** Draws lines in the place of those drawn before. */
    void draw(List<String> lines) {
        StringBuilder all = new StringBuilder();
        if (drawn > 0) {
            all.append(UP.formatted(drawn));
        }
        lines.forEach(text -> all.append(CLEAR).append(text).append('\n'));
        out.print(all);
        out.flush();
        drawn = lines.size();
    }

    String good(String text) {
        return terminal ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    String bad(String text) {
        return terminal ? "\u001b[1;31m" + text + "\u001b[0m" : text;
    }

    static String bar(double share) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * BAR);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
