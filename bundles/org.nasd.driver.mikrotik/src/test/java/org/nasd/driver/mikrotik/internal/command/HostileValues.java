package org.nasd.driver.mikrotik.internal.command;

import java.util.List;
import java.util.Random;

/** Values that somebody who means no good, or a careless clerk, may have put into a billing database. */
public final class HostileValues {

    private static final List<String> PIECES = List.of(
            "[find]",
            "[",
            "]",
            "\"",
            "\\",
            "\\\"",
            "$",
            "$x",
            "$(reboot)",
            ";",
            "; /system reboot",
            "{",
            "}",
            "(",
            ")",
            "=",
            "==",
            "?",
            "?#|",
            "!",
            "!done",
            "/",
            "/system/reboot",
            ".tag=1",
            "=.id=*1",
            "*1",
            "#",
            "where",
            "find",
            "and",
            "or",
            "in",
            "||",
            "&&",
            "|",
            "&",
            "<",
            ">",
            "~",
            " ",
            "  ",
            "'",
            "`",
            ",",
            "\\00",
            "\\_",
            "\\5B",
            "\\n",
            "{{x}}",
            "%s",
            "\u00a0",
            "\u2028",
            "\u0085",
            "я",
            "Ёж",
            "должники",
            "😀",
            "-",
            "_",
            "numbers=",
            "a",
            "B",
            "7F");

    private HostileValues() {}

    /** One more, without control characters (C0, DEL), which never get as far as a driver. */
    public static String next(Random random) {
        StringBuilder value = new StringBuilder();
        int pieces = random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(3) == 0) {
                value.append((char) (' ' + random.nextInt('~' - ' ' + 1)));
            } else {
                value.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return value.toString();
    }
}
