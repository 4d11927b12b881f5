package org.nasd.itests.faults.engine;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where a process is to drop dead, as by a power cut: at the n-th event before it is sent or after its answer came.
 *
 * @param before of the events before which it halts, the number; 0 for never
 * @param after of the events after whose answer it halts, before anybody learns of it, the number; 0 for never
 * @param begun counts events that are about to be sent
 * @param answered counts answers
 */
record Halt(long before, long after, AtomicLong begun, AtomicLong answered) {

    static final String BEFORE = "FAULT_HALT_BEFORE";
    static final String AFTER = "FAULT_HALT_AFTER";
    static final int STATUS = 99;

    static Halt ofEnvironment() {
        Map<String, String> environment = System.getenv();
        return new Halt(
                Long.parseLong(environment.getOrDefault(BEFORE, "0")),
                Long.parseLong(environment.getOrDefault(AFTER, "0")),
                new AtomicLong(),
                new AtomicLong());
    }

    void beforeSending() {
        if (begun.incrementAndGet() == before) {
            now();
        }
    }

    void afterAnswer() {
        if (answered.incrementAndGet() == after) {
            now();
        }
    }

    static void now() {
        Runtime.getRuntime().halt(STATUS);
    }
}
