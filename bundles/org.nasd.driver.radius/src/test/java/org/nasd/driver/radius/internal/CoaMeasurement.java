package org.nasd.driver.radius.internal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;

/**
 * How fast the driver is against a NAS in the same process that acknowledges everything: run {@link #main} by hand, never as a test.
 * Prints the time of one request after another, requests a second with many in flight, and the memory a request takes.
 */
public final class CoaMeasurement {

    private static final int ROUNDS = 5;

    private CoaMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int inFlight = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        try (Bench bench = new Bench();
                ScriptedNas nas = new ScriptedNas(
                        false, (n, request) -> n.reply(request, request.packet().ack()))) {
            DeviceSession session = bench.session(nas.port());
            for (int round = 1; round <= ROUNDS; round++) {
                sequential(session, round);
                pipelined(session, inFlight, round);
            }
        }
    }

    private static Task task(int account) {
        return Bench.task(
                Duration.ofSeconds(30), "coa User-Name=u" + account + ",Mikrotik-Rate-Limit=\"10240k/10240k\"");
    }

    private static void sequential(DeviceSession session, int round) {
        int requests = 10_000;
        long[] nanos = new long[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            Outcome outcome = session.perform(task(i)).toCompletableFuture().join();
            nanos[i] = System.nanoTime() - start;
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "round %d sequential: p50 %.4f ms, p99 %.4f ms%n",
                round, nanos[requests / 2] / 1e6, nanos[requests / 100 * 99] / 1e6);
    }

    private static void pipelined(DeviceSession session, int inFlight, int round) throws InterruptedException {
        int requests = 100_000;
        Semaphore free = new Semaphore(inFlight);
        CountDownLatch left = new CountDownLatch(requests);
        AtomicLong wrong = new AtomicLong();
        long bytes = allocated();
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            free.acquire();
            var unused = session.perform(task(i)).whenComplete((outcome, failure) -> {
                wrong.addAndGet(outcome instanceof Outcome.Done ? 0 : 1);
                free.release();
                left.countDown();
            });
        }
        left.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "round %d, %d in flight: %.0f requests/s, %d bytes a request, %d not done%n",
                round, inFlight, requests / seconds, (allocated() - bytes) / requests, wrong.get());
    }

    /** Allocated by this thread and the driver's event loop. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null
                        && (info.getThreadName().startsWith("nasd-radius")
                                || info.getThreadId() == Thread.currentThread().getId()))
                .mapToLong(info -> threads.getThreadAllocatedBytes(info.getThreadId()))
                .sum();
    }
}
