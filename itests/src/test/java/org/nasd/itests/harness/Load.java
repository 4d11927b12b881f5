package org.nasd.itests.harness;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Producers at work: events of the scheme {@link Ledger} keep coming for all accounts until somebody says that it is enough. */
public final class Load {

    private final AtomicBoolean enough = new AtomicBoolean();
    private final CompletableFuture<Integer> eventsOfEach;

    private Load(Billing billing, int accounts, Duration pause) {
        this.eventsOfEach = CompletableFuture.supplyAsync(() -> produce(billing, accounts, pause));
    }

    /** Starts with one event for each account, then another one for each, and so on. */
    public static Load start(Billing billing, int accounts, Duration pause) {
        return new Load(billing, accounts, pause);
    }

    private int produce(Billing billing, int accounts, Duration pause) {
        int place = 0;
        while (!enough.get()) {
            try {
                billing.addMarks(accounts, ++place, 1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        return place;
    }

    /** Ends it, and tells how many events each account got. */
    public int end() throws InterruptedException, ExecutionException {
        enough.set(true);
        return eventsOfEach.get();
    }
}
