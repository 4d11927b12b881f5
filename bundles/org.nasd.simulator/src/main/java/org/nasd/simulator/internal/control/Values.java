package org.nasd.simulator.internal.control;

import org.nasd.simulator.Clamp;

/** Values as people write them, for all kinds of NAS. */
final class Values {

    private Values() {}

    /** {@code off}, {@code on}, or how many commands a second are served once the burst is used up. */
    static Clamp clamp(String value) {
        if (value.equals("off")) {
            return null;
        }
        Clamp typical = Clamp.TYPICAL;
        return value.equals("on")
                ? typical
                : new Clamp(
                        typical.leastBurst(),
                        typical.mostBurst(),
                        typical.fast(),
                        typical.slow(),
                        Double.parseDouble(value),
                        typical.recovery());
    }

    static boolean truth(String value) {
        return switch (value) {
            case "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> throw new IllegalArgumentException("must be on or off");
        };
    }
}
