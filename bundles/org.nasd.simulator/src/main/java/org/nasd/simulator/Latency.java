package org.nasd.simulator;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a simulated router takes over a command: evenly spread between two bounds, and now and then a stall.
 *
 * @param least the shortest
 * @param most the longest; the same as the shortest for a fixed latency
 * @param stall how long a stalled command takes
 * @param stallShare the share of commands that stall, 0 to 1
 */
public record Latency(Duration least, Duration most, Duration stall, double stallShare) {

    /** Answers at once. */
    public static final Latency NONE = fixed(Duration.ZERO);

    private static final Pattern FORM =
            Pattern.compile("(\\d+)(?:\\.\\.(\\d+))?(?:\\s*,?\\s+(\\d+(?:\\.\\d+)?)%\\s*(\\d+))?");

    public Latency {
        if (least.isNegative()
                || most.compareTo(least) < 0
                || stall.isNegative()
                || !(stallShare >= 0 && stallShare <= 1)) {
            throw new IllegalArgumentException("latency " + least + ".." + most + ", " + stallShare + " x " + stall
                    + ": bounds must not be negative, the first not above the second, the share from 0 to 1");
        }
    }

    /** Always the same. */
    public static Latency fixed(Duration latency) {
        return between(latency, latency);
    }

    /** Evenly spread. */
    public static Latency between(Duration least, Duration most) {
        return new Latency(least, most, Duration.ZERO, 0);
    }

    /** This latency with stalls. */
    public Latency stalling(double share, Duration stallFor) {
        return new Latency(least, most, stallFor, share);
    }

    /**
     * Reads milliseconds: {@code 50}, {@code 5..50}, or {@code 5..50 1% 2000} (one command in a hundred takes two seconds).
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static Latency parse(String text) {
        Matcher m = FORM.matcher(text.trim());
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "latency '" + text + "': write milliseconds as 50, 5..50 or 5..50 1% 2000");
        }
        Duration least = millis(m.group(1));
        Latency plain = between(least, m.group(2) == null ? least : millis(m.group(2)));
        return m.group(3) == null ? plain : plain.stalling(Double.parseDouble(m.group(3)) / 100, millis(m.group(4)));
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    /** Draws the latency of one command, in nanoseconds. */
    public long draw(Random random) {
        if (stallShare > 0 && random.nextDouble() < stallShare) {
            return stall.toNanos();
        }
        long spread = most.toNanos() - least.toNanos();
        return least.toNanos() + (spread == 0 ? 0 : (long) (random.nextDouble() * spread));
    }
}
