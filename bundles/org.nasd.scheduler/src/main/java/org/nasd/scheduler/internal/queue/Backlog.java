package org.nasd.scheduler.internal.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.scheme.Coalescing;

/**
 * The waiting events of one NAS that are held in memory: in order per account, accounts in turn, those that must wait aside. It decides
 * which event may be sent next and which are obsolete; it knows nothing of time but what it is told, of databases or of devices.
 * Confined to one thread.
 */
public final class Backlog {

    /** As in the original: the first 1000 events of an account at a time. */
    static final int ACCOUNT_WINDOW = 1000;

    /** An event that a later one made obsolete. */
    public record Obsolete(Waiting event, Waiting by) {}

    private final BodyBudget budget;
    private final LongPredicate irreplaceable;
    private final Map<Long, AccountQueue> accounts = new HashMap<>();
    private final Lines lines = new Lines();
    private final Set<AccountQueue> toRefill = new LinkedHashSet<>();
    private final Map<Long, AccountQueue> withoutBody = new HashMap<>();
    private final Set<Long> withdrawn = new HashSet<>();
    private int size;

    /**
     * @param irreplaceable whether an event, by its id, is never made obsolete, since it may have been sent already
     */
    public Backlog(BodyBudget budget, LongPredicate irreplaceable) {
        this.budget = budget;
        this.irreplaceable = irreplaceable;
    }

    /** Events in memory that are not in flight. */
    public int size() {
        return size;
    }

    /** Whether an account could be served now, as far as is known without waking those whose time has come. */
    public boolean hasReady() {
        return lines.hasReady();
    }

    /**
     * Adds an event that was read from the stack, after all events of its account with lower ids.
     *
     * @return what it made obsolete; those have left the backlog
     */
    List<Obsolete> add(Waiting event, Coalescing coalescing, long now) {
        AccountQueue account = accounts.computeIfAbsent(event.head.userId(), AccountQueue::new);
        if (withdrawn.contains(event.id()) || (!event.urgent && isReadPast(account))) {
            return List.of();
        }
        budget.admit(event);
        List<Obsolete> obsolete = event.urgent ? List.of() : makeObsolete(account, event, coalescing);
        (event.urgent ? account.urgent : account.events).addLast(event);
        size++;
        place(account, now);
        return obsolete;
    }

    private static boolean isReadPast(AccountQueue account) {
        if (account.leftAfter != AccountQueue.NOTHING_LEFT) {
            account.leftWhileFetching = true;
            return true;
        }
        if (account.events.size() < ACCOUNT_WINDOW) {
            return false;
        }
        account.leftAfter = account.events.getLast().id();
        return true;
    }

    private List<Obsolete> makeObsolete(AccountQueue account, Waiting later, Coalescing coalescing) {
        if (account.events.isEmpty() || coalescing.groupOf(later.head.type()).isEmpty()) {
            return List.of();
        }
        List<Obsolete> obsolete = new ArrayList<>();
        Iterator<Waiting> backwards = account.events.descendingIterator();
        while (backwards.hasNext()) {
            Waiting earlier = backwards.next();
            if (Coalescing.isBarrier(earlier.head.type())) {
                break;
            }
            if (coalescing.supersedes(subject(later), subject(earlier)) && !irreplaceable.test(earlier.id())) {
                backwards.remove();
                remove(earlier);
                inherit(later, earlier);
                obsolete.add(new Obsolete(earlier, later));
            }
        }
        return obsolete;
    }

    private static Coalescing.Subject subject(Waiting event) {
        return new Coalescing.Subject(event.head.type(), event.head.uslugaId(), event.head.acctSessionId());
    }

    /** A repeat must not gain fresh attempts or an earlier time: else a producer that repeats itself would defeat the limit. */
    private static void inherit(Waiting later, Waiting earlier) {
        if (later.head.type().equals(earlier.head.type())) {
            later.tryCount = Math.max(later.tryCount, earlier.tryCount);
            if (earlier.dueAt - later.dueAt > 0) {
                later.dueAt = earlier.dueAt;
            }
        }
    }

    /**
     * Takes the next event that may be sent: its account is in flight until {@link #finished}, {@link #putBack} or {@link #postpone}.
     * Accounts whose event has no body are set aside for {@link #bodiesWanted}.
     *
     * @return null when nothing can be sent now
     */
    public Waiting take(long now) {
        wake(now);
        for (AccountQueue account = lines.next(); account != null; account = lines.next()) {
            Waiting event = account.next(now);
            if (event.body != null) {
                account.take(event);
                size--;
                return event;
            }
            withoutBody.put(event.id(), account);
        }
        return null;
    }

    /** Makes accounts ready whose time has come. */
    public void wake(long now) {
        for (AccountQueue due = lines.due(now); due != null; due = lines.due(now)) {
            place(due, now);
        }
    }

    /** The event in flight has left the stack. */
    public void finished(Waiting event, long now) {
        AccountQueue account = inFlight(event);
        account.inFlight = null;
        budget.release(event);
        place(account, now);
    }

    /** The event in flight was not sent after all: it is first again, with nothing charged. */
    public void putBack(Waiting event, long now) {
        AccountQueue account = inFlight(event);
        account.putBack();
        size++;
        place(account, now);
    }

    /** The event in flight is tried again later and holds back the events behind it. */
    public void postpone(Waiting event, int tryCount, long dueAt, long now) {
        event.tryCount = tryCount;
        event.dueAt = dueAt;
        putBack(event, now);
    }

    private AccountQueue inFlight(Waiting event) {
        AccountQueue account = accounts.get(event.head.userId());
        if (account == null || account.inFlight != event) {
            throw new IllegalStateException("Event " + event.id() + " is not in flight");
        }
        return account;
    }

    /**
     * Takes an event out, wherever it stands, and ignores it when it is read once more; not for one in flight.
     *
     * @see #forgetWithdrawn(long)
     */
    public void withdraw(EventHead event, long now) {
        withdrawn.add(event.id());
        AccountQueue account = accounts.get(event.userId());
        if (account == null) {
            return;
        }
        withoutBody.remove(event.id());
        for (Deque<Waiting> line : List.of(account.urgent, account.events)) {
            line.removeIf(waiting -> {
                boolean same = waiting.id() == event.id();
                if (same) {
                    remove(waiting);
                }
                return same;
            });
        }
        place(account, now);
    }

    /** Nothing can bring withdrawn events up to this id any more: they have left the stack, and what was on its way has come. */
    void forgetWithdrawn(long upTo) {
        withdrawn.removeIf(id -> id <= upTo);
    }

    /** Lets events that wait for their time be due now, and tells how many there were. */
    public int hasten(Set<Long> eventIds, long now) {
        int hastened = 0;
        for (AccountQueue account : lines.delayed().toList()) {
            Waiting next = account.next(now);
            if (eventIds.contains(next.id())) {
                next.dueAt = now;
                place(account, now);
                hastened++;
            }
        }
        return hastened;
    }

    /** When the next account that waits for its time may go on; {@link Long#MAX_VALUE} when none does. */
    public long nextDue() {
        return lines.nextDue();
    }

    public boolean hasDelayed() {
        return lines.hasDelayed();
    }

    /** Ids of the events that could be sent but for their bodies; the caller fetches them and calls {@link #bodiesArrived}. */
    List<Long> bodiesWanted() {
        return List.copyOf(withoutBody.keySet());
    }

    /** Brings the bodies asked for; an event that is no longer in the stack is dropped. */
    void bodiesArrived(Collection<Long> asked, Map<Long, QueuedEvent> bodies, long now) {
        for (Long id : asked) {
            AccountQueue account = withoutBody.remove(id);
            if (account == null) {
                continue;
            }
            giveBody(account, id, bodies.get(id));
            place(account, now);
        }
    }

    private void giveBody(AccountQueue account, long id, QueuedEvent body) {
        for (Deque<Waiting> line : List.of(account.urgent, account.events)) {
            Waiting first = line.peekFirst();
            if (first != null && first.id() == id) {
                if (body == null) {
                    line.removeFirst();
                    remove(first);
                } else {
                    first.body = body;
                    budget.admitAlways(first);
                }
            }
        }
    }

    /** Accounts that have nothing in memory but more in the stack; the caller fetches it and calls {@link #refill}. */
    List<AccountQueue> takeToRefill() {
        List<AccountQueue> taken = List.copyOf(toRefill);
        toRefill.clear();
        taken.forEach(account -> {
            account.fetching = true;
            account.leftWhileFetching = false;
        });
        return taken;
    }

    /**
     * Brings events of an account that had been read past.
     *
     * @param events in the order of ids, none above {@code upTo}
     * @param upTo all events of the account up to this id are among those given or are gone
     * @param complete whether the reading had not come further than {@code upTo} when it was asked
     * @return what they made obsolete
     */
    List<Obsolete> refill(
            AccountQueue account, List<Waiting> events, long upTo, boolean complete, Coalescing coalescing, long now) {
        boolean missed = account.leftWhileFetching;
        account.fetching = false;
        account.leftAfter = AccountQueue.NOTHING_LEFT;
        List<Obsolete> obsolete = new ArrayList<>();
        for (Waiting event : events) {
            obsolete.addAll(add(event, coalescing, now));
        }
        if (account.leftAfter == AccountQueue.NOTHING_LEFT && (missed || !complete)) {
            account.leftAfter = upTo;
        }
        place(account, now);
        return obsolete;
    }

    /** Makes room: of accounts that wait for their time only the first event stays, the rest is read again later. */
    int trimDelayed() {
        int before = size;
        lines.delayed().forEach(this::trim);
        return before - size;
    }

    private void trim(AccountQueue account) {
        while (account.events.size() > 1) {
            remove(account.events.removeLast());
            account.leftAfter = account.events.getLast().id();
        }
    }

    /** Forgets everything that is not in flight; the stack still has it. */
    void clear() {
        for (AccountQueue account : accounts.values()) {
            account.events.forEach(this::remove);
            account.urgent.forEach(this::remove);
            account.events.clear();
            account.urgent.clear();
            account.leftAfter = AccountQueue.NOTHING_LEFT;
            account.fetching = false;
        }
        lines.clear(accounts.values());
        accounts.values().removeIf(account -> account.inFlight == null);
        toRefill.clear();
        withoutBody.clear();
    }

    private void remove(Waiting event) {
        size--;
        budget.release(event);
    }

    /** Puts an account where it belongs now. */
    private void place(AccountQueue account, long now) {
        boolean wasReady = lines.leave(account);
        if (account.inFlight != null) {
            return;
        }
        Waiting next = account.next(now);
        if (next == null) {
            leave(account);
        } else if (withoutBody.get(next.id()) == account) {
            return;
        } else if (next.dueAt - now <= 0) {
            lines.ready(account, next.urgent, wasReady);
        } else {
            lines.delay(account, next.dueAt);
        }
    }

    private void leave(AccountQueue account) {
        if (account.fetching) {
            return;
        }
        if (account.leftAfter != AccountQueue.NOTHING_LEFT) {
            toRefill.add(account);
        } else {
            accounts.remove(account.userId);
        }
    }
}
