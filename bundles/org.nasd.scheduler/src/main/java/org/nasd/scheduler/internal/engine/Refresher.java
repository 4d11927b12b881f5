package org.nasd.scheduler.internal.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.StackException;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.assignment.Assignments;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.nasd.scheduler.internal.doubt.TakeOver;
import org.nasd.scheduler.internal.doubt.TakeOvers;
import org.nasd.scheduler.internal.ownership.Ownership;
import org.nasd.scheduler.internal.threads.DaemonThreads;
import org.nasd.scheduler.internal.worker.NasWorker;
import org.nasd.scheduler.internal.worker.Shared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the workers in step with the settings: reads all NAS again every minute and whenever something changed through nasd, and, more
 * than once a second, orders to pause and whether events arrived that nobody told of. One thread of its own.
 */
final class Refresher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    private static final long GATHER = 20;

    /** Shorter than the second within which an event is found that nobody told of. */
    private static final Duration POLL = Duration.ofMillis(750);

    private record Placed(Assignment assignment, TakeOver takeOver) {}

    private final NasSources sources;
    private final DriverRegistry drivers;
    private final TakeOvers takeOvers;
    private final Shared shared;
    private final Workers workers;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicReference<CompletableFuture<Void>> wish = new AtomicReference<>();
    private final AtomicLong newestSeen = new AtomicLong();
    private final Map<Long, Placed> current = new HashMap<>();
    private boolean unfinished;
    private volatile Map<Long, NasControl.Pause> paused = Map.of();
    private volatile String trouble = "the settings of the NAS have not been read yet";

    Refresher(NasSources sources, DriverRegistry drivers, Shared shared, Workers workers) {
        this.sources = sources;
        this.drivers = drivers;
        this.takeOvers = new TakeOvers(shared.stack());
        this.shared = shared;
        this.workers = workers;
        this.thread = new ScheduledThreadPoolExecutor(1, new DaemonThreads("nasd-refresher-"));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.execute(() -> guarded(() -> refresh(true)));
        var unused = thread.scheduleWithFixedDelay(
                () -> guarded(this::poll), POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
        scheduleNext();
    }

    private void scheduleNext() {
        try {
            var unused = thread.schedule(
                    () -> {
                        guarded(() -> refresh(true));
                        scheduleNext();
                    },
                    shared.settings().refresh().toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped between two refreshes", e);
        }
    }

    /**
     * Refreshes soon; several wishes at once are one.
     *
     * @return completes when the refresh is done
     */
    CompletionStage<Void> now() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> asked = wish.compareAndExchange(null, mine);
        if (asked != null) {
            return asked;
        }
        try {
            var unused = thread.schedule(() -> grant(mine), GATHER, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("A change came after the stop", e);
            mine.complete(null);
        }
        return mine;
    }

    private void grant(CompletableFuture<Void> asked) {
        wish.set(null);
        guarded(() -> refresh(false));
        asked.complete(null);
    }

    /** Looks soon for events that nobody told of, instead of within a second. */
    void look() {
        try {
            thread.execute(() -> guarded(this::poll));
        } catch (RejectedExecutionException e) {
            LOG.debug("Events came after the stop", e);
        }
    }

    /** The highest id that a signal told of. */
    void seen(long eventId) {
        newestSeen.accumulateAndGet(eventId, Math::max);
    }

    /** What keeps the settings from being read, or empty. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The order to pause all NAS, as it was read last. */
    Optional<NasControl.Pause> allPaused() {
        return Optional.ofNullable(paused.get(NasControl.ALL));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
            if (trouble != null) {
                trouble = null;
                LOG.info("The settings of the NAS can be read");
            }
        } catch (StackException e) {
            if (trouble == null) {
                LOG.warn("The settings of the NAS cannot be read; the last ones stay in force: {}", e.getMessage());
            }
            trouble = "the settings of the NAS cannot be read: " + e.getMessage();
        } catch (RuntimeException e) {
            trouble = "refreshing the NAS failed, which is a fault in nasd: " + e;
            LOG.error("Refreshing the NAS failed; this is a fault in nasd, please report it", e);
        }
    }

    private void refresh(boolean atTurn) {
        unfinished = true;
        // before any NAS reads: each then knows up to where it has read
        if (current.isEmpty()) {
            shared.arrivals().beginAfter(shared.stack().newestId());
        }
        List<Nas> all = sources.directory().all();
        paused = sources.control().paused();
        Ownership ownership = sources.ownership();
        ownership.claim(all.stream().map(Nas::id).collect(Collectors.toSet()));
        Set<Long> gone = new HashSet<>(current.keySet());
        gone.addAll(ownership.leaving());
        Map<Long, TakeOver> owned = owned(all);
        Assignments assignments = new Assignments(sources.schemes(), drivers);
        for (Nas nas : all) {
            TakeOver takeOver = owned.get(nas.id());
            if (takeOver != null) {
                gone.remove(nas.id());
                assign(assignments, nas, takeOver, atTurn);
            }
        }
        for (long nasId : gone) {
            current.remove(nasId);
            workers.release(nasId);
        }
        unfinished = false;
    }

    /** The NAS that are this node's, with how each came to it. */
    private Map<Long, TakeOver> owned(List<Nas> all) {
        Map<Long, Leases.Grant> grants = new HashMap<>();
        for (Nas nas : all) {
            sources.ownership().grantOf(nas.id()).ifPresent(grant -> grants.put(nas.id(), grant));
        }
        return takeOvers.of(grants);
    }

    private void assign(Assignments assignments, Nas nas, TakeOver takeOver, boolean atTurn) {
        Placed placed = current.get(nas.id());
        Assignment before = placed == null || placed.takeOver() != takeOver ? null : placed.assignment();
        Assignment next = assignments.resolve(
                nas,
                NasControl.orderFor(paused, nas.id()),
                before,
                shared.settings().scriptDriver());
        boolean changed = !next.equals(before);
        if (changed) {
            current.put(nas.id(), new Placed(next, takeOver));
            workers.assign(next, takeOver);
        }
        if (changed && !sameButPause(before, next)
                || atTurn && shared.settings().startLineAtEveryRefresh()) {
            shared.lines().started(next);
        }
    }

    private static boolean sameButPause(Assignment before, Assignment next) {
        return before != null
                && before.getClass() == next.getClass()
                && before.nas().equals(next.nas())
                && !Objects.equals(before.pause(), next.pause());
    }

    private void poll() {
        long newest = shared.stack().newestId();
        long seen = newestSeen.getAndAccumulate(newest, Math::max);
        if (newest > seen) {
            shared.stack().nasWithEvents().forEach(nasId -> workers.tell(nasId, NasWorker::signal));
        }
        if (unfinished || !sources.control().paused().equals(paused)) {
            refresh(false);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Refreshing the NAS did not end in time; the database may be hanging");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
