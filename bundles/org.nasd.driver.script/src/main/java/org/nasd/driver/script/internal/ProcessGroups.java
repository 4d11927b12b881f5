package org.nasd.driver.script.internal;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All process groups that live. Safe for all threads. */
final class ProcessGroups implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessGroups.class);

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Set<ProcessGroup> living = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ProcessGroup start(ProcessBuilder builder, String mark) throws IOException {
        if (closed) {
            throw new IOException("the driver has been stopped");
        }
        ProcessGroup group = ProcessGroup.start(builder, mark);
        living.add(group);
        var unused = group.onEnd().thenRun(() -> living.remove(group));
        if (closed) {
            group.kill();
        }
        return group;
    }

    int size() {
        return living.size();
    }

    /** Kills them all and waits a little until they are gone. */
    @Override
    public void close() {
        closed = true;
        living.forEach(ProcessGroup::kill);
        try {
            long until = System.nanoTime() + PATIENCE;
            for (ProcessGroup group : living) {
                if (!group.awaitEnd(Math.max(0, until - System.nanoTime()))) {
                    LOG.warn("{} did not end when it was killed; its processes are killed one by one", group);
                    group.force();
                }
            }
        } catch (InterruptedException e) {
            living.forEach(ProcessGroup::force);
            Thread.currentThread().interrupt();
        }
    }
}
