package org.nasd.scheduler.internal.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.nasd.api.event.Attempt;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.StackException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes decisions about events durable, in batches. An account on a NAS always uses the same flusher, so that a later event never leaves
 * the stack before an earlier one. While the database is away they keep what they have and try again; nothing is given up but at a stop.
 */
public final class Flushers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Flushers.class);
    private static final int BATCH = 2000;
    private static final int FULL = 20_000;
    private static final int ROOM = FULL / 2;
    private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 2000;

    /** Hears that a decision is settled, on the flusher's thread; must not block. */
    public interface Settled {

        /**
         * @param written false when the NAS is another node's by now, so that the decision was without effect
         */
        void settled(boolean written);
    }

    /**
     * A decision on its way to the database.
     *
     * @param epoch in which the NAS was owned when it was made; without effect when it is owned in another by now
     * @param recorded whether the event was on record as being sent before
     * @param attempts the tries to keep with it
     * @param settled told after the commit
     */
    public record Entry(Settlement settlement, long epoch, boolean recorded, List<Attempt> attempts, Settled settled) {

        long nasId() {
            return settlement.head().nasId();
        }
    }

    private final MainStack stack;
    private final List<Flusher> flushers = new ArrayList<>();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closing;
    private volatile long deadline = Long.MAX_VALUE;
    private volatile String trouble;

    public Flushers(MainStack stack, int count) {
        this.stack = stack;
        for (int i = 0; i < count; i++) {
            flushers.add(new Flusher("nasd-flusher-" + (i + 1)));
        }
    }

    public void settle(Entry entry) {
        pending.incrementAndGet();
        flusherOf(entry.settlement()).queue.add(entry);
    }

    private Flusher flusherOf(Settlement settlement) {
        long key = settlement.head().nasId() * 31 + settlement.head().userId();
        return flushers.get(Math.floorMod(Long.hashCode(key), flushers.size()));
    }

    /** Whether more decisions may be given; else the caller waits for {@link #whenRoom}. */
    public boolean hasRoom() {
        return pending.get() < FULL;
    }

    /** Runs something once there is room, on a flusher's thread or at once; it must not block. */
    public void whenRoom(Runnable action) {
        waiting.add(action);
        callWaiting();
    }

    private void callWaiting() {
        while (pending.get() < ROOM) {
            Runnable action = waiting.poll();
            if (action == null) {
                return;
            }
            action.run();
        }
    }

    /** What keeps decisions from becoming durable, or empty. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Writes what is there, for at most the given time, and ends. */
    public void close(Duration grace) {
        deadline = System.nanoTime() + grace.toNanos();
        closing = true;
        flushers.forEach(Flusher::stop);
        if (pending.get() > 0) {
            LOG.warn(
                    "{} finished events could not be recorded before the stop; they will be sent again after the start",
                    pending.get());
        }
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }

    private final class Flusher implements Runnable {

        final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
        private final Thread thread;

        Flusher(String name) {
            thread = new Thread(this, name);
            thread.setDaemon(true);
            thread.start();
        }

        void stop() {
            thread.interrupt();
            try {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            List<Entry> batch = new ArrayList<>(BATCH);
            while (gather(batch)) {
                if (!write(batch)) {
                    return;
                }
                batch.clear();
            }
        }

        /** Takes what is there and, when that is little, what comes within a moment. */
        private boolean gather(List<Entry> batch) {
            try {
                Entry first = closing ? queue.poll() : queue.take();
                if (first == null) {
                    return false;
                }
                batch.add(first);
                long end = System.nanoTime() + GATHER;
                while (batch.size() < BATCH) {
                    queue.drainTo(batch, BATCH - batch.size());
                    Entry next = closing ? queue.poll() : queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (next == null) {
                        return true;
                    }
                    batch.add(next);
                }
                return true;
            } catch (InterruptedException e) {
                return !batch.isEmpty() || closing;
            }
        }

        private boolean write(List<Entry> batch) {
            Map<Long, Long> epochs = batch.stream().collect(Collectors.toMap(Entry::nasId, Entry::epoch, Math::max));
            List<Entry> current = batch.stream()
                    .filter(entry -> entry.epoch() == epochs.get(entry.nasId()))
                    .toList();
            List<Settlement> settlements =
                    current.stream().map(Entry::settlement).toList();
            List<Attempt> attempts =
                    current.stream().flatMap(e -> e.attempts().stream()).toList();
            Set<Long> recorded = current.stream()
                    .filter(Entry::recorded)
                    .map(entry -> entry.settlement().head().id())
                    .collect(Collectors.toSet());
            for (long pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
                try {
                    Set<Long> lost = stack.settle(settlements, attempts, epochs, recorded);
                    noteLost(lost);
                    succeeded();
                    pending.addAndGet(-batch.size());
                    batch.forEach(entry -> entry.settled()
                            .settled(entry.epoch() == epochs.get(entry.nasId()) && !lost.contains(entry.nasId())));
                    callWaiting();
                    return true;
                } catch (StackException e) {
                    failed(e);
                    if (!pauseBeforeRetry(pause)) {
                        return false;
                    }
                }
            }
        }

        private void noteLost(Set<Long> nasIds) {
            if (!nasIds.isEmpty()) {
                LOG.warn(
                        "Results of the NAS {} were not recorded, because another node works them by now; what was sent"
                                + " may be sent once more",
                        nasIds);
            }
        }

        private boolean pauseBeforeRetry(long millis) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                LOG.debug("Woken to stop while the database is away");
            }
            return System.nanoTime() - deadline <= 0;
        }

        private void succeeded() {
            if (trouble != null) {
                trouble = null;
                LOG.info("Finished events are recorded again");
            }
        }

        private void failed(StackException e) {
            if (trouble == null) {
                trouble = "finished events cannot be recorded: " + e.getMessage();
                LOG.warn("Finished events cannot be recorded; trying again until it works", e);
            }
        }
    }
}
