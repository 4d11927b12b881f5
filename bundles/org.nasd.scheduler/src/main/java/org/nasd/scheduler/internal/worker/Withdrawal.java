package org.nasd.scheduler.internal.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.event.EventHead;
import org.nasd.api.nas.Nas;
import org.nasd.scheduler.internal.queue.Backlog;
import org.nasd.scheduler.internal.results.Bookkeeping;
import org.nasd.scheduler.internal.threads.EventLoop;

/** Takes events of one NAS out of the dispatch for good, wherever they wait. Confined to the NAS's event loop. */
final class Withdrawal {

    private final EventLoop loop;
    private final Backlog backlog;
    private final Departures departures;
    private final Flights flights;
    private final Bookkeeping books;

    Withdrawal(EventLoop loop, Backlog backlog, Departures departures, Flights flights, Bookkeeping books) {
        this.loop = loop;
        this.backlog = backlog;
        this.departures = departures;
        this.flights = flights;
        this.books = books;
    }

    /** Those that the device has been given are left; completes when what became of the others is durable. */
    CompletionStage<Cancellation> carryOut(Nas nas, List<EventHead> heads, String error) {
        List<Long> cancelled = new ArrayList<>();
        List<Long> tooLate = new ArrayList<>();
        List<CompletableFuture<Void>> durable = new ArrayList<>();
        for (EventHead head : heads) {
            if (flights.isUnderWay(head.id())) {
                tooLate.add(head.id());
            } else {
                cancelled.add(head.id());
                durable.add(cancel(nas, head, error));
            }
        }
        return CompletableFuture.allOf(durable.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Cancellation(cancelled, tooLate));
    }

    private CompletableFuture<Void> cancel(Nas nas, EventHead head, String error) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        departures.recall(head.id());
        backlog.withdraw(head, loop.now());
        books.cancelled(nas, head, error, () -> written.complete(null));
        return written;
    }
}
