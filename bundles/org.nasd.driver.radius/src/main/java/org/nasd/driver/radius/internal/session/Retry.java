package org.nasd.driver.radius.internal.session;

import java.time.Duration;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;

/**
 * When a request without an answer is sent again: after pauses that double, with a random tenth more or less, so that what was lost
 * together does not come again together (RFC 5080, section 2.2.1).
 *
 * @param interval the first pause
 * @param longest no pause is longer, but for the random tenth
 * @param count how often it is sent again; after the pause behind the last one it is given up
 */
record Retry(Duration interval, Duration longest, int count) {

    private static final Set<String> KEYS = Set.of("retry.interval", "retry.max", "retry.count");
    private static final double JITTER = 0.1;
    private static final int MOST = 100;

    /** Reads {@code retry.interval, retry.max, retry.count}. */
    static Retry of(Settings settings) {
        for (String key : settings.asMap().keySet()) {
            if (key.startsWith("retry.") && !KEYS.contains(key)) {
                throw new SettingException(key + " is no setting: there are "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
        return new Retry(
                settings.seconds("retry.interval"),
                settings.seconds("retry.max"),
                settings.integer("retry.count", 0, MOST));
    }

    /**
     * The pause after a sending.
     *
     * @param before the pause before that sending in nanoseconds, or 0 after the first
     * @param random from 0 to 1
     */
    long pause(long before, DoubleSupplier random) {
        double jitter = JITTER * (2 * random.getAsDouble() - 1);
        double pause = before == 0 ? interval.toNanos() * (1 + jitter) : before * (2 + jitter);
        return (long) Math.min(pause, longest.toNanos() * (1 + jitter));
    }
}
