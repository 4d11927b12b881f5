package org.nasd.simulator;

import java.time.Duration;

/**
 * A ceiling on throughput as real routers have it: a burst is served fast, then every command takes long and only so many are served
 * in a second, until the router has been idle for a while.
 *
 * @param leastBurst the smallest burst; the size of each burst is drawn
 * @param mostBurst the largest burst
 * @param fast what a command of the burst takes at least
 * @param slow what a command takes at least once the burst is used up
 * @param perSecond how many commands a second are served then
 * @param recovery how long nothing must arrive until there is a burst again
 */
public record Clamp(int leastBurst, int mostBurst, Duration fast, Duration slow, double perSecond, Duration recovery) {

    /** As measured on a virtual router by others: 120 to 220 commands fast, then 20 ms each and 130 a second in all. */
    public static final Clamp TYPICAL =
            new Clamp(120, 220, Duration.ofMillis(1), Duration.ofMillis(20), 130, Duration.ofSeconds(2));

    public Clamp {
        if (leastBurst < 0 || mostBurst < leastBurst || !(perSecond > 0)) {
            throw new IllegalArgumentException("clamp: the burst is " + leastBurst + ".." + mostBurst + " and the rate "
                    + perSecond + "; neither may be negative, the rate not zero");
        }
    }
}
