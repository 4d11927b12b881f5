package org.nasd.scheduler.internal.queue;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The lines in which the accounts of one NAS stand: those that may be served, of which the urgent go first, and those that wait for their
 * time. An account stands in one of them at most. Confined to one thread.
 */
final class Lines {

    private record Delayed(long until, AccountQueue account) implements Comparable<Delayed> {
        @Override
        public int compareTo(Delayed other) {
            long difference = until - other.until;
            return difference != 0 ? Long.signum(difference) : Long.compare(account.userId, other.account.userId);
        }
    }

    private final Deque<AccountQueue> urgentReady = new ArrayDeque<>();
    private final Deque<AccountQueue> ready = new ArrayDeque<>();
    private final TreeSet<Delayed> delayed = new TreeSet<>();
    private final Map<Long, Delayed> delayedByAccount = new HashMap<>();

    boolean hasReady() {
        return !urgentReady.isEmpty() || !ready.isEmpty();
    }

    /** The account whose turn it is, which leaves its line; null when none may be served. */
    AccountQueue next() {
        AccountQueue urgent = first(urgentReady);
        AccountQueue account = urgent != null ? urgent : first(ready);
        if (account != null) {
            account.place = AccountQueue.Place.IDLE;
        }
        return account;
    }

    /** Who left a line for another place is still seen in it, until its turn comes. */
    private static AccountQueue first(Deque<AccountQueue> line) {
        AccountQueue account = line.pollFirst();
        while (account != null && account.place != AccountQueue.Place.READY) {
            account = line.pollFirst();
        }
        return account;
    }

    /** An account whose time has come, which stays where it is; null when there is none. */
    AccountQueue due(long now) {
        return !delayed.isEmpty() && delayed.first().until() - now <= 0
                ? delayed.first().account()
                : null;
    }

    boolean hasDelayed() {
        return !delayed.isEmpty();
    }

    /** When the next account that waits for its time may go on; {@link Long#MAX_VALUE} when none does. */
    long nextDue() {
        return delayed.isEmpty() ? Long.MAX_VALUE : delayed.first().until();
    }

    /** The accounts that wait for their time, the next one first. */
    Stream<AccountQueue> delayed() {
        return delayed.stream().map(Delayed::account);
    }

    /**
     * Takes an account out of the line it stands in.
     *
     * @return whether it could have been served
     */
    boolean leave(AccountQueue account) {
        Delayed entry = delayedByAccount.remove(account.userId);
        if (entry != null) {
            delayed.remove(entry);
        }
        boolean wasReady = account.place == AccountQueue.Place.READY;
        account.place = AccountQueue.Place.IDLE;
        return wasReady;
    }

    /**
     * Puts an account among those that may be served.
     *
     * @param wasReady whether it has just left them, so that it keeps its place unless it has become urgent
     */
    void ready(AccountQueue account, boolean urgently, boolean wasReady) {
        account.place = AccountQueue.Place.READY;
        if (!wasReady || (urgently && !account.readyUrgently)) {
            (urgently ? urgentReady : ready).addLast(account);
            account.readyUrgently = urgently;
        }
    }

    /** Puts an account among those that wait for their time. */
    void delay(AccountQueue account, long until) {
        account.place = AccountQueue.Place.DELAYED;
        Delayed entry = new Delayed(until, account);
        delayed.add(entry);
        delayedByAccount.put(account.userId, entry);
    }

    /** Nobody stands in a line any more. */
    void clear(Collection<AccountQueue> all) {
        all.forEach(account -> account.place = AccountQueue.Place.IDLE);
        urgentReady.clear();
        ready.clear();
        delayed.clear();
        delayedByAccount.clear();
    }
}
