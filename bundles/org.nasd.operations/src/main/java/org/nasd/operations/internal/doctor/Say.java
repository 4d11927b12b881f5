package org.nasd.operations.internal.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Figures in words. */
final class Say {

    /** So many are named one by one; a list that nobody reads to its end helps nobody. */
    static final int NAMED = 10;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Say() {}

    static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    static Finding good(String check, String measured, String norm) {
        return new Finding(Grade.GOOD, check, measured, norm, "");
    }

    static String duration(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 1000) {
            return Math.round(millis) + " ms";
        }
        if (millis < 120_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        if (duration.toMinutes() < 120) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " days";
    }

    static String bytes(long bytes) {
        double mega = bytes / 1e6;
        return mega < 10_000 ? Math.round(mega) + " MB" : Math.round(mega / 1000) + " GB";
    }

    static String names(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
    }
}
