package org.nasd.simulator.internal.demo;

/** How an event of the demo is recognised at a router: by the list that an address went onto or off, or by a speed that only it has. */
final class Mark {

    static final String NO_LOGIN = "crb_noauth";
    static final String BLOCKED = "crb_blocked";
    static final String NO_MONEY = "crb_negbal";

    private Mark() {}

    static String on(String list) {
        return "onto " + list;
    }

    static String off(String list) {
        return "off " + list;
    }

    /** A speed as a queue's {@code max-limit} says it. */
    static String speed(String maxLimit) {
        return "speed " + maxLimit;
    }
}
