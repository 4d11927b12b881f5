package org.nasd.transcript.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

/** Writes points in time, local as people read them. Remembers the last second, since most lines fall into it. Used by one thread. */
final class Stamp {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Supplier<ZoneId> zone;

    private long second = Long.MIN_VALUE;
    private String text = "";

    Stamp(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    /** {@code 2019-08-27 10:57:41}. */
    void seconds(StringBuilder out, long millis) {
        long asked = Math.floorDiv(millis, 1000L);
        if (asked != second) {
            text = FORMAT.format(Instant.ofEpochSecond(asked).atZone(zone.get()));
            second = asked;
        }
        out.append(text);
    }

    /** {@code 2019-08-27 10:57:41.123}. */
    void milliseconds(StringBuilder out, long millis) {
        seconds(out, millis);
        int fraction = (int) Math.floorMod(millis, 1000L);
        out.append('.')
                .append((char) ('0' + fraction / 100))
                .append((char) ('0' + fraction / 10 % 10))
                .append((char) ('0' + fraction % 10));
    }
}
