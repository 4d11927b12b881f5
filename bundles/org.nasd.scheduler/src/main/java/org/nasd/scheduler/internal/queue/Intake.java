package org.nasd.scheduler.internal.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.StackException;
import org.nasd.scheduler.internal.threads.EventLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the events of one NAS from the main stack into its backlog: by a cursor, page by page, as long as there is room; accounts that were
 * read past, and bodies that did not fit, when their turn comes. Confined to the NAS's event loop; only the reading itself runs elsewhere.
 */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int PAGE = 1000;
    private static final int BODIES = 500;
    private static final long RETRY = TimeUnit.SECONDS.toNanos(1);
    private static final long RESCAN = TimeUnit.MINUTES.toNanos(10);

    /** What the NAS does with what arrives. */
    public interface Listener {
        /** Something is in the backlog now, or reading may go on. */
        void arrived();

        /** These have left the backlog and must leave the stack. */
        void obsolete(List<Backlog.Obsolete> events);

        /** Whether it has a session, so that what is read can be sent. */
        boolean isConnected();

        /** How events relate, by the scheme in force. */
        Coalescing coalescing();

        /** Whether events of a type answer a person. */
        boolean isUrgent(String type);
    }

    private final long nasId;
    private final EventLoop loop;
    private final StackReader reader;
    private final Backlog backlog;
    private final MemoryShare share;
    private final OwnArrivals arrivals;
    private final Listener listener;

    private long cursor;

    /** Every event of the NAS with an id up to this one has been read or handed over, as long as no more reading is wanted. */
    private long knownUpTo;

    private boolean mayHaveMore = true;
    private boolean rewind;
    private int reading;
    private boolean pageOnTheWay;
    private boolean bodiesOnTheWay;
    private long retryAt;
    private long lastRewind;
    private int generation;
    private boolean holding;

    /** Urgent events that were taken before the cursor came to them. */
    private final TreeSet<Long> takenAhead = new TreeSet<>();

    public Intake(
            long nasId,
            EventLoop loop,
            StackReader reader,
            Backlog backlog,
            MemoryShare share,
            OwnArrivals arrivals,
            Listener listener) {
        this.nasId = nasId;
        this.loop = loop;
        this.reader = reader;
        this.backlog = backlog;
        this.share = share;
        this.arrivals = arrivals;
        this.listener = listener;
        this.lastRewind = loop.now();
        this.retryAt = loop.now();
    }

    /** Events may have entered the stack. */
    public void signal() {
        mayHaveMore = true;
    }

    /** Events entered the stack. Where nothing can be between them and what was read, they need not be read any more. */
    public void arrived(OwnArrivals.Arrival arrival) {
        if (isUpTo(arrival)) {
            arrival.events().stream().filter(this::isNew).forEach(this::accept);
            knownUpTo = Math.max(knownUpTo, arrival.upTo());
            hold();
        } else {
            mayHaveMore = true;
            arrival.events().stream().filter(this::isNew).forEach(event -> takeAhead(event.head()));
        }
    }

    private boolean isUpTo(OwnArrivals.Arrival arrival) {
        return !rewind
                && !mayHaveMore
                && !pageOnTheWay
                && arrival.unbrokenFrom() <= knownUpTo + 1
                && arrival.events().size() <= share.each() - backlog.size();
    }

    /** What was read before it is handed over may have left the stack by now. */
    private boolean isNew(QueuedEvent event) {
        return event.head().id() > knownUpTo;
    }

    /** An urgent event need not wait for the cursor. */
    private void takeAhead(EventHead head) {
        if (head.id() > cursor && listener.isUrgent(head.type()) && !rewind && takenAhead.add(head.id())) {
            add(new Waiting(head, true, loop.now()));
        }
    }

    /** Whether reading waits to begin anew until nothing is in flight. */
    public boolean isRewinding() {
        return rewind;
    }

    /** What is in memory is given up, and reading begins anew when the NAS can be worked again. */
    public void rewind() {
        rewind = true;
        forget();
    }

    private void forget() {
        generation++;
        bodiesOnTheWay = false;
        pageOnTheWay = false;
        takenAhead.clear();
        backlog.clear();
        hold();
    }

    /**
     * Reads what is wanted and fits.
     *
     * @param quiet whether no event of the NAS is in flight or on its way out of the stack; only then may reading begin anew, since what
     *     is not gone yet would be read again
     */
    public void turn(boolean quiet) {
        hold();
        long now = loop.now();
        if (now - retryAt < 0) {
            return;
        }
        if (quiet && isIdle()) {
            backlog.forgetWithdrawn(Math.max(cursor, knownUpTo));
        }
        if (rewind) {
            if (!quiet) {
                return;
            }
            begin(now);
        } else if (quiet && backlog.size() == 0 && now - lastRewind > RESCAN) {
            begin(now);
        }
        fetchBodies();
        refill();
        readOn();
    }

    private void begin(long now) {
        forget();
        rewind = false;
        cursor = 0;
        knownUpTo = 0;
        mayHaveMore = true;
        lastRewind = now;
    }

    /** Whether the NAS takes anything at all is found out with the first page: one that is away need not be read up to the brim. */
    private void readOn() {
        if (backlog.hasReady() && !listener.isConnected()) {
            return;
        }
        int room = share.each() - backlog.size();
        if (room <= 0 && !backlog.hasReady() && backlog.hasDelayed()) {
            room += backlog.trimDelayed();
        }
        if (mayHaveMore && !pageOnTheWay && room >= Math.min(PAGE, share.each() / 2)) {
            pageOnTheWay = true;
            mayHaveMore = false;
            long known = arrivals.last();
            reader.page(nasId, cursor, Math.min(PAGE, room), asker(page -> accept(page, known)));
        }
    }

    /**
     * @param known the last id that was known when the page was asked for
     */
    private void accept(StackReader.Page page, long known) {
        pageOnTheWay = false;
        mayHaveMore |= page.full();
        page.events().forEach(this::accept);
        takenAhead.headSet(cursor, true).clear();
        knownUpTo = page.full() ? knownUpTo : Math.max(knownUpTo, known);
        hold();
    }

    private void accept(QueuedEvent event) {
        EventHead head = event.head();
        if (head.id() <= cursor) {
            return;
        }
        cursor = head.id();
        if (!takenAhead.remove(cursor)) {
            Waiting waiting = new Waiting(head, listener.isUrgent(head.type()), loop.now());
            waiting.body = event;
            add(waiting);
        }
    }

    private void add(Waiting waiting) {
        List<Backlog.Obsolete> obsolete = backlog.add(waiting, listener.coalescing(), loop.now());
        if (!obsolete.isEmpty()) {
            listener.obsolete(obsolete);
        }
    }

    private void fetchBodies() {
        List<Long> wanted = bodiesOnTheWay ? List.of() : backlog.bodiesWanted();
        if (!wanted.isEmpty()) {
            bodiesOnTheWay = true;
            Collection<Long> asked = wanted.subList(0, Math.min(BODIES, wanted.size()));
            reader.ask(stack -> stack.load(nasId, asked), asker(bodies -> bodiesArrived(asked, bodies)));
        }
    }

    private void bodiesArrived(Collection<Long> asked, Map<Long, QueuedEvent> bodies) {
        bodiesOnTheWay = false;
        backlog.bodiesArrived(asked, bodies, loop.now());
    }

    private void refill() {
        for (AccountQueue account : backlog.takeToRefill()) {
            long after = account.leftAfter;
            long upTo = cursor;
            reader.ask(
                    stack -> stack.heads(new NasAccount(nasId, account.userId), after, Backlog.ACCOUNT_WINDOW),
                    asker(heads -> refilled(account, heads, upTo)));
        }
    }

    private void refilled(AccountQueue account, List<EventHead> heads, long upTo) {
        long now = loop.now();
        boolean complete = heads.size() < Backlog.ACCOUNT_WINDOW
                || heads.get(heads.size() - 1).id() > upTo;
        List<Waiting> events = new ArrayList<>();
        for (EventHead head : heads) {
            if (head.id() <= upTo && !listener.isUrgent(head.type())) {
                events.add(new Waiting(head, false, now));
            }
        }
        List<Backlog.Obsolete> obsolete =
                backlog.refill(account, events, complete ? upTo : lastId(heads), complete, listener.coalescing(), now);
        if (!obsolete.isEmpty()) {
            listener.obsolete(obsolete);
        }
    }

    private static long lastId(List<EventHead> heads) {
        return heads.get(heads.size() - 1).id();
    }

    /** Begins to read and brings the answer back to the loop; an answer for a state that is gone is dropped. */
    private <T> StackReader.Asker<T> asker(Consumer<T> then) {
        int asked = generation;
        reading++;
        return new StackReader.Asker<>() {
            @Override
            public void answered(T answer) {
                loop.execute(() -> readDone(asked, () -> then.accept(answer)));
            }

            @Override
            public void failed(RuntimeException e) {
                loop.execute(() -> readDone(asked, () -> readFailed(e)));
            }
        };
    }

    private void readDone(int asked, Runnable then) {
        reading--;
        if (asked == generation) {
            then.run();
        }
        listener.arrived();
    }

    /** Nothing of what was asked is known to have been read, so everything begins anew once the database answers. */
    private void readFailed(RuntimeException e) {
        if (e instanceof StackException) {
            LOG.warn("Events of NAS {} could not be read; trying again: {}", nasId, e.getMessage());
        } else {
            LOG.error("Reading events of NAS {} failed; this is a fault in nasd, please report it", nasId, e);
        }
        retryAt = loop.now() + RETRY;
        rewind();
    }

    /** When to turn again after a failure to read. */
    public long retryAt() {
        return retryAt;
    }

    /** Whether nothing is being read. */
    boolean isIdle() {
        return reading == 0;
    }

    private void hold() {
        boolean holds = backlog.size() > 0;
        if (holds != holding) {
            holding = holds;
            if (holds) {
                share.enter();
            } else {
                share.leave();
            }
        }
    }
}
