package org.nasd.scheduler.internal.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nasd.scheduler.internal.worker.NasWorker;

/**
 * The workers whose NAS are gone, until nothing of them is in flight any more. A NAS that comes back meanwhile waits for that, else what is
 * being sent would be read and sent once more. Each NAS is asked about on its own event loop.
 */
final class Endings {

    private final Map<Long, NasWorker> workers = new ConcurrentHashMap<>();
    private final Map<Long, Runnable> successors = new ConcurrentHashMap<>();

    void add(long nasId, NasWorker worker) {
        workers.put(nasId, worker);
    }

    /**
     * Puts off until the end of the last worker that one takes its place, where it has not ended.
     *
     * @param epoch in which the NAS came back; in another than it went, nothing of it may go on
     * @return false when there is nothing to wait for
     */
    boolean putOff(long nasId, long epoch, Runnable successor) {
        NasWorker last = workers.get(nasId);
        if (last == null) {
            return false;
        }
        if (last.epoch() != epoch) {
            last.abandon();
        }
        successors.put(nasId, successor);
        return true;
    }

    /**
     * The NAS is gone again.
     *
     * @return whether its last worker has not ended
     */
    boolean leave(long nasId) {
        successors.remove(nasId);
        return workers.containsKey(nasId);
    }

    /**
     * The last worker has ended.
     *
     * @return what was put off, or null
     */
    Runnable ended(long nasId) {
        workers.remove(nasId);
        return successors.remove(nasId);
    }

    /** Those that have not ended, by NAS. */
    Map<Long, NasWorker> all() {
        return workers;
    }
}
