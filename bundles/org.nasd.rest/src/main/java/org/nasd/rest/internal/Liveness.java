package org.nasd.rest.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether a restart of the process would help. Asks nobody but the virtual machine: a database that is down is no reason to restart. */
final class Liveness {

    private final ThreadMXBean threads;

    Liveness() {
        this(ManagementFactory.getThreadMXBean());
    }

    Liveness(ThreadMXBean threads) {
        this.threads = threads;
    }

    Reply now() {
        long[] deadlocked = threads.findDeadlockedThreads();
        if (deadlocked == null) {
            return new Reply(200, Map.of("live", true));
        }
        List<String> reasons = Arrays.stream(threads.getThreadInfo(deadlocked))
                .filter(Objects::nonNull)
                .map(ThreadInfo::getThreadName)
                .map(name -> "thread " + name + " is deadlocked")
                .toList();
        return new Reply(503, Map.of("live", false, "reasons", reasons));
    }
}
