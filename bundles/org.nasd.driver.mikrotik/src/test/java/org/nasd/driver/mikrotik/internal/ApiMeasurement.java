package org.nasd.driver.mikrotik.internal;

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
 * How fast the driver is against a server that does nothing: run {@link #main} by hand, never as a test. Prints the time of one command
 * after another, commands a second with many in flight, and the memory a command takes.
 */
public final class ApiMeasurement {

    private static final int ROUNDS = 5;

    private ApiMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int inFlight = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        try (Bench bench = new Bench();
                ScriptedRouter router = new ScriptedRouter(ScriptedRouter.afterLogin(ApiMeasurement::answerAll))) {
            DeviceSession session = bench.session(router.port());
            Task task = Bench.task(
                    Duration.ofSeconds(30),
                    "/ip firewall address-list add list=crb_negbal address=10.88.0.15 comment=crb_10.88.0.15");
            for (int round = 1; round <= ROUNDS; round++) {
                sequential(session, task, round);
                pipelined(session, task, inFlight, round);
            }
        }
    }

    private static void answerAll(ScriptedRouter.Peer peer) throws Exception {
        while (true) {
            peer.readBytes();
            peer.gatherDone();
            if (!peer.hasMore()) {
                peer.flush();
            }
        }
    }

    private static void sequential(DeviceSession session, Task task, int round) {
        int commands = 20_000;
        long[] nanos = new long[commands];
        for (int i = 0; i < commands; i++) {
            long start = System.nanoTime();
            done(session.perform(task).toCompletableFuture().join());
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "round %d sequential: p50 %.4f ms, p99 %.4f ms%n",
                round, nanos[commands / 2] / 1e6, nanos[commands / 100 * 99] / 1e6);
    }

    private static void pipelined(DeviceSession session, Task task, int inFlight, int round)
            throws InterruptedException {
        int commands = 300_000;
        Semaphore free = new Semaphore(inFlight);
        CountDownLatch left = new CountDownLatch(commands);
        AtomicLong wrong = new AtomicLong();
        long bytes = allocated();
        long start = System.nanoTime();
        for (int i = 0; i < commands; i++) {
            free.acquire();
            var unused = session.perform(task).whenComplete((outcome, failure) -> {
                wrong.addAndGet(outcome instanceof Outcome.Done ? 0 : 1);
                free.release();
                left.countDown();
            });
        }
        left.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "round %d pipelined, %d in flight: %.0f commands/s, %d bytes a command, %d not done%n",
                round, inFlight, commands / seconds, (allocated() - bytes) / commands, wrong.get());
    }

    /** Allocated by this thread and the driver's event loop. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null
                        && (info.getThreadName().startsWith("nasd-mikrotik")
                                || info.getThreadId() == Thread.currentThread().getId()))
                .mapToLong(info -> threads.getThreadAllocatedBytes(info.getThreadId()))
                .sum();
    }

    private static void done(Outcome outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
    }
}
