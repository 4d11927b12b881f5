package org.nasd.itests.schemes;

import java.util.ArrayList;
import java.util.List;

/** How devices read command lines, written apart from the drivers. */
final class Lines {

    private Lines() {}

    static boolean isStrict(Shipped shipped) {
        return "strict".equals(shipped.settings().asMap().get("escape"));
    }

    static boolean isRadius(Shipped shipped) {
        return shipped.scheme().driver().equals("radius-coa");
    }

    /** Whether no command line known takes a part of it for something else than a word. */
    static boolean isPlain(String value) {
        return value.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "._:/@+-".indexOf(c) >= 0);
    }

    /** The attributes of a RADIUS command as {@code Name=value}, with quotes and backslashes taken away. */
    static List<String> radiusValues(String command) {
        List<String> values = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean quoted = false;
        for (int i = command.indexOf(' ') + 1; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\') {
                current.append(command.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(current.toString());
                current.setLength(0);
            } else {
                current.append(c);
            }
        }
        values.add(current.toString());
        return values;
    }
}
