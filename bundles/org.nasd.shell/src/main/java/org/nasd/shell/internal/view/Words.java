package org.nasd.shell.internal.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers, times and foreign text are written for people. */
public final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Words() {}

    /** A point in time in the machine's zone, to the second; empty for null. */
    public static String time(Instant at) {
        return at == null ? "" : TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    /** About how long, in one unit; empty for zero or null. */
    public static String duration(Duration duration) {
        if (duration == null || duration.isZero()) {
            return "";
        }
        double millis = duration.toNanos() / 1e6;
        if (millis < 1) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 1000) {
            return Math.round(millis) + " ms";
        }
        if (millis < 120_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        return duration.toMinutes() < 180 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }

    /** A duration as the shell's {@code time} tells it: {@code 0m0.096s}. */
    public static String real(Duration duration) {
        return String.format(
                Locale.ROOT, "%dm%d.%03ds", duration.toMinutes(), duration.toSecondsPart(), duration.toMillisPart());
    }

    /** Nothing for null. */
    public static String orEmpty(Object value) {
        return value == null ? "" : value.toString();
    }

    /** A rate with one digit. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond);
    }

    /** A name of a constant as people write it. */
    public static String lower(Enum<?> constant) {
        return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT);
    }

    /** Text from a device or a person on one line. */
    public static String line(String text) {
        return text == null ? "" : safe(text.strip().replace("\r\n", "\n").replace("\n", "\\n"));
    }

    /**
     * Text from a device or a person with every control character but line feed and tab made visible, so that it cannot steer the
     * terminal it is shown on.
     */
    public static String safe(String text) {
        if (text == null || text.chars().noneMatch(Words::steers)) {
            return text == null ? "" : text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                continue;
            }
            safe.append(steers(c) ? String.format("\\x%02x", (int) c) : String.valueOf(c));
        }
        return safe.toString();
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }
}
