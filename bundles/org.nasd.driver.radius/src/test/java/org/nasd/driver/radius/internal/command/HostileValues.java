package org.nasd.driver.radius.internal.command;

import java.util.Random;

/** Values that try to be more than a value. */
public final class HostileValues {

    private static final String[] FRAGMENTS = {
        "\"",
        "\\",
        ",",
        " ",
        "=",
        ",User-Name=x",
        "\",User-Name=\"x",
        "\\\"",
        "'",
        "0x41",
        ":1=",
        "#",
        "{{",
        "\u00e9",
        "должник",
        "\uD83D\uDE00",
        "\u2028",
        "%s",
        "$",
        "`",
        "Session-Timeout=0",
        "a",
        "7",
        ".",
        "\u0085",
        "(",
        ")"
    };

    private HostileValues() {}

    /** One of them: not empty, without C0 control characters, at most some 60 characters. */
    public static String next(Random random) {
        StringBuilder value = new StringBuilder();
        do {
            value.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        } while (random.nextInt(4) > 0 && value.length() < 40);
        return value.toString();
    }
}
