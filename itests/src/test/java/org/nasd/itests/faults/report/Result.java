package org.nasd.itests.faults.report;

import java.util.List;

/**
 * How a fault test ended.
 *
 * @param fault its number
 * @param test class and method
 * @param what is done
 * @param passes when it passes
 * @param outcome passed, failed or left out
 * @param message why not passed, or empty
 * @param full whether with the full numbers
 * @param at when it ended
 * @param seconds how long it took
 * @param injected what was done how often
 * @param measured figures
 */
record Result(
        String fault,
        String test,
        String what,
        String passes,
        String outcome,
        String message,
        boolean full,
        String at,
        long seconds,
        List<String> injected,
        List<String> measured) {}
