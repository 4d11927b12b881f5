package org.nasd.tck.check;

import java.util.List;
import java.util.Random;

/** Values that a careless clerk or somebody who means no good may have put into a billing's database. */
final class HostileValue {

    private static final List<String> PIECES = List.of(
            "; reboot",
            "&& reboot",
            "| reboot",
            "$(reboot)",
            "`reboot`",
            "${IFS}",
            "$HOME",
            "%s",
            "%n",
            "'",
            "''",
            "\"",
            "\\",
            "\\\"",
            "\\'",
            "\\n",
            "\\r\\n",
            "\\x0a",
            "%0a",
            "\\0",
            "#",
            "!",
            "!!",
            "?",
            "*",
            "~",
            "-",
            "--",
            " -- ",
            "/",
            "//",
            "../",
            "[",
            "]",
            "[find]",
            "{",
            "}",
            "{{mark}}",
            "{{{mark}}}",
            "(",
            ")",
            "<",
            ">",
            ">>",
            "<<",
            "=",
            "==",
            ":",
            "::",
            ",",
            ".",
            "..",
            "@",
            "+",
            "^",
            "&",
            "|",
            "||",
            " ",
            "  ",
            "   ",
            "exit",
            "quit",
            "enable",
            "no",
            "end",
            "eof",
            "EOF",
            ">>> ",
            "# ",
            "> ",
            "$ ",
            "Password: ",
            "login: ",
            "--More--",
            "ÿ",
            "ÿÿ",
            "\u00a0",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "é",
            "е́",
            "я",
            "должник",
            "漢字",
            "😀",
            "a",
            "B",
            "7",
            "10.0.0.1",
            "u17",
            "crb_10.0.0.1");

    private static final int MOST_PIECES = 6;

    private HostileValue() {}

    /** One more, without control characters and never blank at an end: some commands cannot tell blanks there from none. */
    static String next(Random random) {
        StringBuilder value = new StringBuilder();
        do {
            value.setLength(0);
            for (int pieces = 1 + random.nextInt(MOST_PIECES); pieces > 0; pieces--) {
                value.append(
                        random.nextInt(3) == 0
                                ? String.valueOf((char) (' ' + random.nextInt('~' - ' ' + 1)))
                                : PIECES.get(random.nextInt(PIECES.size())));
            }
        } while (!value.toString().strip().contentEquals(value) || value.isEmpty());
        return value.toString();
    }
}
