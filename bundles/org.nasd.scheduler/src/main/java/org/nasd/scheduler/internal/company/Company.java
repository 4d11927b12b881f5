package org.nasd.scheduler.internal.company;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.Orders;
import org.nasd.api.stack.StackException;
import org.nasd.scheduler.internal.engine.Engine;
import org.nasd.scheduler.internal.threads.DaemonThreads;
import org.nasd.scheduler.internal.worker.Wish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node has to do with the others: their orders, its own to them, and what it tells them. Once a second, and at once when it is
 * told that something came. A thread of its own for orders, and one for what it tells.
 */
public final class Company implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Company.class);
    private static final Duration ORDERS = Duration.ofSeconds(1);
    private static final Duration REPORTS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor exchange = thread("nasd-node-orders-");
    private final ScheduledThreadPoolExecutor reports = thread("nasd-node-reports-");
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Messenger messenger;
    private final Deputy deputy;
    private final Reporting reporting;
    private volatile boolean failing;

    public Company(Leases leases, Orders orders, NasReports told, NasDirectory directory, Engine engine) {
        messenger = new Messenger(leases, orders, engine, nasId -> name(directory, nasId), System::nanoTime);
        deputy = new Deputy(orders, engine, this::ordersChanged);
        reporting = new Reporting(told, engine::status, System::nanoTime);
        every(exchange, ORDERS, this::exchange);
        every(reports, REPORTS, () -> guarded(reporting::turn));
    }

    private static ScheduledThreadPoolExecutor thread(String name) {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, new DaemonThreads(name));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }

    private static void every(ScheduledThreadPoolExecutor thread, Duration period, Runnable turn) {
        var unused = thread.scheduleWithFixedDelay(turn, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String name(NasDirectory directory, long nasId) {
        return directory.find(nasId).map(Nas::name).orElse("NAS " + nasId);
    }

    /** As {@link Messenger#ask}. */
    <A> CompletionStage<A> ask(long nasId, Wish<A> wish, String by) {
        CompletionStage<A> answer = messenger.ask(nasId, wish, by);
        ordersChanged();
        return answer;
    }

    /** Something may have come; much of it at once takes one turn. */
    public void ordersChanged() {
        if (asked.compareAndSet(false, true)) {
            try {
                exchange.execute(() -> {
                    asked.set(false);
                    exchange();
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("Something came after the stop", e);
            }
        }
    }

    private void exchange() {
        guarded(deputy::turn);
        guarded(messenger::turn);
    }

    /** An exception would end the exchange for good. */
    private void guarded(Runnable turn) {
        try {
            turn.run();
            failing = false;
        } catch (StackException e) {
            if (!failing) {
                LOG.warn("Nothing is exchanged with the other nodes for now: {}", e.getMessage());
            }
            failing = true;
        } catch (RuntimeException e) {
            LOG.error("Exchanging orders or states failed; this is a fault in nasd, please report it", e);
        }
    }

    /** Takes no more orders, and waits for no more answers. */
    @Override
    public void close() {
        exchange.shutdown();
        reports.shutdown();
        try {
            long until = System.nanoTime() + PATIENCE.toNanos();
            if (!exchange.awaitTermination(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
                    || !reports.awaitTermination(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                LOG.warn("The exchange with the other nodes did not end in time; the database may be hanging");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        messenger.close();
    }
}
