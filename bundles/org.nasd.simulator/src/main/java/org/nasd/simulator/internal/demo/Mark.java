package org.nasd.simulator.internal.demo;

/** How an event of the demo is recognised at a NAS: by what an account is put onto or off, or by a speed that only it has. */
final class Mark {

    static final String NO_LOGIN = "crb_noauth";
    static final String BLOCKED = "crb_blocked";
    static final String NO_MONEY = "crb_negbal";
    static final String SUSPENDED = "crb_own_disabled";

    /** A session that is ended. */
    static final String ENDED = "ended";

    private Mark() {}

    static String on(String list) {
        return "onto " + list;
    }

    static String off(String list) {
        return "off " + list;
    }

    /** A speed, by its download in kbit/s. */
    static String speed(String kbit) {
        return "speed " + kbit;
    }
}
