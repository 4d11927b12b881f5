package org.nasd.scheduler.internal.ownership;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.Leases.Node;
import org.nasd.api.stack.StackException;
import org.nasd.scheduler.internal.threads.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the NAS whose leases this node holds in the database. It counts them on the monotonic clock from before the renewal was sent, and
 * stops well before another node may begin. Whatever it has the database do is done by one thread of its own; others only wait for it, and
 * not for ever.
 */
public final class LeasedOwnership implements Ownership {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedOwnership.class);

    /** How long after the last renewal this node goes on; the others wait for {@link Leases#TERM}. */
    static final Duration GOOD = Duration.ofSeconds(8);

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Leases leases;
    private final LongSupplier clock;
    private final Map<Long, Leases.Grant> held = new ConcurrentHashMap<>();
    private final Map<Long, Long> leaving = new ConcurrentHashMap<>();
    private final Set<Long> doubtful = ConcurrentHashMap.newKeySet();
    private final Set<Long> ended = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread;
    private volatile Runnable changed = () -> {};
    private volatile Set<Long> wanted = Set.of();
    private volatile long renewedAt;
    private volatile boolean draining;

    /** Whether it was good when this was noted last; for the thread only. */
    private boolean good;

    private volatile String trouble = "this node has not been able to join the others yet";

    public LeasedOwnership(Leases leases) {
        this(leases, System::nanoTime);
        var unused = thread.scheduleWithFixedDelay(this::takeTurn, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Its thread does nothing by itself: whoever makes it turns it. */
    public LeasedOwnership(Leases leases, LongSupplier clock) {
        this.leases = leases;
        this.clock = clock;
        this.renewedAt = clock.getAsLong() - GOOD.toNanos();
        this.thread = new ScheduledThreadPoolExecutor(1, new DaemonThreads("nasd-leases-"));
    }

    @Override
    public void claim(Set<Long> nasIds) {
        wanted = Set.copyOf(nasIds);
        if (!held.keySet().equals(wanted)) {
            turn();
        }
    }

    /**
     * Renews this node, takes what it should own and gives away what others should. Returns when that is done; where it takes longer than
     * what is held stays good, it is done later, and who listens for changes is told of it then.
     */
    public void turn() {
        try {
            thread.submit(this::takeTurn).get(GOOD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn(
                    "The leases of this node have not been renewed within {} s; the database may be hanging",
                    GOOD.toSeconds());
        } catch (RejectedExecutionException e) {
            LOG.debug("The leases were to be renewed after the stop", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Renewing the leases failed", e.getCause());
        }
    }

    private void takeTurn() {
        boolean moved = false;
        try {
            moved = renew();
            if (!trouble.isEmpty()) {
                trouble = "";
                LOG.info("This node works with the others");
            }
        } catch (StackException e) {
            if (trouble.isEmpty()) {
                LOG.warn("The leases of this node could not be renewed; trying again: {}", e.getMessage());
            }
            trouble = "the leases of this node cannot be renewed: " + e.getMessage();
        } catch (RuntimeException e) {
            trouble = "renewing the leases failed, which is a fault in nasd: " + e;
            LOG.error("Renewing the leases failed; this is a fault in nasd, please report it", e);
        }
        if (noteWhetherGood() || moved) {
            changed.run();
        }
    }

    private boolean renew() {
        boolean unbroken = isGood();
        long before = clock.getAsLong();
        List<Node> nodes = leases.renew(draining);
        Set<Long> own = own(nodes);
        giveBack();
        boolean moved = giveAway(own, unbroken);
        moved |= take(own, unbroken);
        renewedAt = before;
        return moved;
    }

    private Set<Long> own(List<Node> nodes) {
        List<Node> willing = willing(nodes);
        Set<Long> own = new HashSet<>();
        for (long nasId : wanted) {
            if (!willing.isEmpty() && Rendezvous.of(nasId, willing).id().equals(leases.self())) {
                own.add(nasId);
            }
        }
        return own;
    }

    /** Where all want to give their NAS away there is nobody to take them, and they go on. */
    private static List<Node> willing(List<Node> nodes) {
        List<Node> willing = nodes.stream().filter(node -> !node.draining()).toList();
        return willing.isEmpty() ? nodes : willing;
    }

    /**
     * Stops owning what others should.
     *
     * @param unbroken false when this node was silent for too long, so that another may have it already
     */
    private boolean giveAway(Set<Long> own, boolean unbroken) {
        Set<Long> foreign = new HashSet<>(held.keySet());
        foreign.removeAll(own);
        if (!unbroken) {
            doubtful.addAll(foreign);
            doubtful.addAll(leaving.keySet());
        }
        for (long nasId : foreign) {
            leaving.put(nasId, held.get(nasId).epoch());
            held.remove(nasId);
        }
        return !foreign.isEmpty();
    }

    /**
     * Takes what is missing.
     *
     * @param unbroken false when this node was silent for too long, so that another may have what it held
     */
    private boolean take(Set<Long> own, boolean unbroken) {
        Set<Long> missing = new HashSet<>(own);
        if (unbroken) {
            missing.removeAll(held.keySet());
        }
        missing.removeAll(leaving.keySet());
        if (missing.isEmpty()) {
            return false;
        }
        Map<Long, Leases.Grant> before = new HashMap<>(held);
        Map<Long, Leases.Grant> taken = leases.take(missing);
        missing.stream().filter(nasId -> !taken.containsKey(nasId)).forEach(held::remove);
        taken.forEach((nasId, grant) -> held.merge(nasId, grant, (old, now) -> old.epoch() == now.epoch() ? old : now));
        return !held.equals(before);
    }

    private boolean noteWhetherGood() {
        boolean now = isGood();
        boolean turned = now != good;
        good = now;
        if (turned && !now) {
            LOG.warn("This node could not renew itself for {} s and sends nothing until it can", GOOD.toSeconds());
        }
        return turned;
    }

    @Override
    public Optional<Leases.Grant> grantOf(long nasId) {
        return Optional.ofNullable(held.get(nasId));
    }

    @Override
    public boolean isGood() {
        return clock.getAsLong() - renewedAt < GOOD.toNanos();
    }

    /** The time is looked at first: when it is good again, what was lost meanwhile has been removed already. */
    @Override
    public boolean mayBegin(long nasId, long epoch) {
        return isGood()
                && grantOf(nasId).filter(grant -> grant.epoch() == epoch).isPresent();
    }

    @Override
    public boolean mayFinish(long nasId, long epoch) {
        return mayBegin(nasId, epoch)
                || isGood() && Objects.equals(leaving.get(nasId), epoch) && !doubtful.contains(nasId);
    }

    @Override
    public Set<Long> leaving() {
        return Set.copyOf(leaving.keySet());
    }

    @Override
    public void released(long nasId) {
        if (leaving.containsKey(nasId) && ended.add(nasId)) {
            turnSoon();
        }
    }

    /** Many NAS that are released at once take one turn. */
    private void turnSoon() {
        if (!thread.isShutdown() && asked.compareAndSet(false, true)) {
            thread.execute(() -> {
                asked.set(false);
                takeTurn();
            });
        }
    }

    /** As long as this node is alive nobody else may take what it has not given back, so a failure is tried again at the next turn. */
    private void giveBack() {
        Map<Long, Long> epochs = new HashMap<>();
        ended.forEach(nasId -> epochs.put(nasId, leaving.get(nasId)));
        if (!epochs.isEmpty()) {
            leases.release(epochs);
            leaving.keySet().removeAll(epochs.keySet());
            doubtful.removeAll(epochs.keySet());
            ended.removeAll(epochs.keySet());
        }
    }

    @Override
    public void onChange(Runnable action) {
        changed = action;
    }

    @Override
    public String trouble() {
        return trouble;
    }

    /** Gives all NAS away, or no longer. */
    public void drain(boolean on) {
        draining = on;
        turnSoon();
    }

    /** Leaves the others what is here, at once; to be called when nothing is in flight any more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
            leases.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StackException e) {
            LOG.info(
                    "This node could not take itself out; the others go on without it in {} s: {}",
                    Leases.TERM.toSeconds(),
                    e.getMessage());
        }
    }
}
