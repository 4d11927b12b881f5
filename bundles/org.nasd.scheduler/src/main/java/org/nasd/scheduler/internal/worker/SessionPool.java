package org.nasd.scheduler.internal.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.scheduler.internal.threads.EventLoop;

/**
 * The open sessions of one NAS: opened when there is something to send, shared up to their concurrency, closed when idle. One is opened at a
 * time. Confined to the NAS's event loop.
 */
final class SessionPool {

    /** How long a session that the device refused beside open ones is not tried again. */
    private static final long CAP_LIFETIME = TimeUnit.MINUTES.toNanos(10);

    /** What the pool tells its NAS. */
    interface Listener {
        /** A session is ready. */
        void opened();

        /** None could be opened, and there is none. */
        void notOpened(Outcome.Unavailable why);

        /** An open session has ended by itself while it was in use. */
        void lost(Outcome.Unavailable why);
    }

    /** An open session and how many tasks it carries. */
    static final class Slot {
        final DeviceSession session;
        int busy;
        long idleSince;
        boolean closing;

        Slot(DeviceSession session, long now) {
            this.session = session;
            this.idleSince = now;
        }
    }

    private final EventLoop loop;
    private final DriverContext context;
    private final Listener listener;
    private final DeviceDriver driver;
    private final Device device;
    private final int maxSessions;
    private final int perSession;
    private final long idleNanos;
    private final long openingNanos;

    private final List<Slot> slots = new ArrayList<>();
    private int opening;
    private long openingSince;
    private int cap;
    private long capUntil;
    private boolean closed;

    SessionPool(EventLoop loop, DriverContext context, DeviceDriver driver, Device device, Listener listener) {
        this.loop = loop;
        this.context = context;
        this.listener = listener;
        this.driver = driver;
        this.device = device;
        this.maxSessions = device.settings().integer("sessions.max", 1, 1000);
        this.perSession = device.settings().integer("session.concurrency", 1, 10_000);
        this.idleNanos = device.settings().seconds("timeout.idle").toNanos();
        this.openingNanos = device.settings().seconds("timeout.connect").toNanos()
                + device.settings().seconds("timeout.login").toNanos()
                + TimeUnit.SECONDS.toNanos(5);
        this.cap = maxSessions;
    }

    /** The least busy session with room, or null; then {@link #open} may bring one. */
    Slot find() {
        Slot best = null;
        for (Slot slot : slots) {
            if (!slot.closing && slot.busy < perSession && (best == null || slot.busy < best.busy)) {
                best = slot;
            }
        }
        return best;
    }

    void take(Slot slot) {
        slot.busy++;
    }

    void release(Slot slot) {
        slot.busy--;
        slot.idleSince = loop.now();
        if (slot.closing && slot.busy == 0) {
            slot.session.close();
        }
    }

    int size() {
        return slots.size();
    }

    boolean isOpening() {
        return opening > 0;
    }

    /** Begins to open one more session where that is allowed and none is being opened; the listener hears of the end. */
    void open() {
        long now = loop.now();
        if (cap < maxSessions && capUntil - now <= 0) {
            cap = maxSessions;
        }
        if (closed || opening > 0 || slots.size() >= cap) {
            return;
        }
        opening++;
        openingSince = now;
        ask().whenComplete((answer, bug) -> {
            boolean heard = loop.execute(() -> opened(answer == null ? broken(bug) : answer));
            if (!heard && answer instanceof Opening.Opened late) {
                late.session().close();
            }
        });
    }

    private CompletionStage<Opening> ask() {
        try {
            return driver.open(device, context);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Opening broken(Throwable bug) {
        return new Opening.NotOpened(new Outcome.Unavailable(
                Trouble.UNREACHABLE, "the driver failed to open a session, which is a fault in the driver: " + bug));
    }

    private void opened(Opening answer) {
        opening = Math.max(0, opening - 1);
        if (answer instanceof Opening.Opened ready) {
            welcome(ready.session());
        } else if (answer instanceof Opening.NotOpened no && !closed) {
            refused(no.why());
        }
    }

    private void welcome(DeviceSession session) {
        if (closed || slots.size() >= maxSessions) {
            session.close();
            return;
        }
        Slot slot = new Slot(session, loop.now());
        slots.add(slot);
        session.ended().whenComplete((why, bug) -> loop.execute(() -> ended(slot, why)));
        listener.opened();
    }

    private void refused(Outcome.Unavailable why) {
        if (slots.isEmpty()) {
            listener.notOpened(why);
        } else {
            cap = slots.size();
            capUntil = loop.now() + CAP_LIFETIME;
        }
    }

    private void ended(Slot slot, Outcome.Unavailable why) {
        boolean ours = slot.closing || closed;
        slot.closing = true;
        if (slots.remove(slot) && !ours && slot.busy > 0) {
            listener.lost(why != null ? why : new Outcome.Unavailable(Trouble.LOST, "the session has ended"));
        }
    }

    /** Gives a session up: nothing more is given to it, and what is in flight on it comes back as lost. */
    void abandon(Slot slot) {
        slot.closing = true;
        slot.session.close();
    }

    /** Housekeeping, about once a second: idle sessions are closed, an opening that a driver forgot is given up. */
    void tick() {
        long now = loop.now();
        for (Slot slot : slots) {
            if (!slot.closing && slot.busy == 0 && now - slot.idleSince > idleNanos) {
                slot.closing = true;
                slot.session.close();
            }
        }
        if (opening > 0 && now - openingSince > openingNanos) {
            opening = 0;
            refused(new Outcome.Unavailable(
                    Trouble.UNREACHABLE, "the driver did not end its attempt to open a session in time"));
        }
    }

    /** Lets running tasks end, then closes; new ones go elsewhere. */
    void retire() {
        closed = true;
        for (Slot slot : slots) {
            slot.closing = true;
            if (slot.busy == 0) {
                slot.session.close();
            }
        }
    }

    /** Gives every session up. */
    void abandonAll() {
        List.copyOf(slots).forEach(this::abandon);
    }

    /** Cuts every session off. */
    void cutAll() {
        for (Slot slot : List.copyOf(slots)) {
            slot.closing = true;
            slot.session.cut();
        }
    }

    /** Closes everything at once. */
    void close() {
        closed = true;
        abandonAll();
    }
}
