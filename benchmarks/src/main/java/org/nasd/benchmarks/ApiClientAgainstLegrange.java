package org.nasd.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import me.legrange.mikrotik.ApiConnection;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.stack.testing.TestDatabase;

/** T7: the RouterOS API client alone: one command after the other beside me.legrange:mikrotik, and pipelined against a null server. */
final class ApiClientAgainstLegrange {

    private static final int SEQUENTIAL = 2_000;
    private static final int THEIRS = 100;
    private static final int PIPELINED = 500_000;
    private static final int IN_FLIGHT = 200;
    private static final int ROUNDS = 3;

    void run() throws Exception {
        try (TestDatabase database = TestDatabase.h2InMemory();
                Container nasd = new Container(
                        Files.createTempDirectory("nasd-benchmark-"),
                        Path.of("oss").toAbsolutePath(),
                        database.dataSource());
                Device router = Device.router(0);
                Device nothing = Device.nullServer()) {
            DeviceDriver driver = nasd.service(DeviceDriver.class);
            DeviceSession session = open(driver, router.port());
            sequential(session);
            Figures ours = new Figures();
            Figures theirs = new Figures();
            for (int round = 0; round < ROUNDS; round++) {
                ours.add(sequential(session) * 1000);
                theirs.add(theirs(router.port()) * 1000);
            }
            session.close();
            DeviceSession pipe = open(driver, nothing.port());
            pipelined(pipe);
            Figures rate = new Figures();
            for (int round = 0; round < ROUNDS; round++) {
                rate.add(pipelined(pipe));
            }
            pipe.close();
            Figures.print(
                    "T7 RouterOS API client",
                    Figures.row("nasd, one after the other, p50 in microseconds", "%s", ours.spread()),
                    Figures.row("me.legrange:mikrotik, p50 in microseconds", "%s", theirs.spread()),
                    Figures.row("ratio (target 20)", "%.0f", theirs.median() / ours.median()),
                    Figures.row(
                            "nasd, " + IN_FLIGHT + " in flight on one connection, commands per second (target 50,000)",
                            "%s",
                            rate.spread()));
        }
    }

    private static DeviceSession open(DeviceDriver driver, int port) throws Exception {
        Nas nas = new Nas(
                1,
                "n1",
                "127.0.0.1",
                "Identity",
                null,
                100,
                true,
                "127.0.0.1",
                port,
                "admin",
                Secret.of("secret"),
                null,
                null,
                null,
                Map.of(),
                Map.of());
        Settings settings = Settings.of(driver.defaults(), Map.of("session.concurrency", "1000"));
        Opening opening = driver.open(new org.nasd.api.driver.Device(nas, settings), (dialogue, device) -> {
                    throw new UnsupportedOperationException("this driver does not block");
                })
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        if (opening instanceof Opening.Opened opened) {
            return opened.session();
        }
        throw new IllegalStateException(opening.toString());
    }

    private static Task task(String command) {
        return new Task(1, "bench", 1, Map.of(), List.of(command), null, Duration.ofSeconds(30));
    }

    private static double sequential(DeviceSession session) throws Exception {
        long[] nanos = new long[SEQUENTIAL];
        for (int i = 0; i < SEQUENTIAL; i++) {
            long start = System.nanoTime();
            Outcome outcome = session.perform(task("/system identity print"))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            nanos[i] = System.nanoTime() - start;
            check(outcome);
        }
        return Figures.percentile(nanos, 0.5);
    }

    private static void check(Outcome outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    private static double theirs(int port) throws Exception {
        long[] nanos = new long[THEIRS];
        try (ApiConnection connection =
                ApiConnection.connect(javax.net.SocketFactory.getDefault(), "127.0.0.1", port, 5000)) {
            connection.login("admin", "secret");
            for (int i = 0; i < THEIRS; i++) {
                long start = System.nanoTime();
                connection.execute("/system/identity/print");
                nanos[i] = System.nanoTime() - start;
            }
        }
        return Figures.percentile(nanos, 0.5);
    }

    private static double pipelined(DeviceSession session) throws InterruptedException {
        Semaphore window = new Semaphore(IN_FLIGHT);
        CountDownLatch done = new CountDownLatch(PIPELINED);
        Task task = task("/queue simple set numbers=*1 max-limit=1M/1M");
        long start = System.nanoTime();
        for (int i = 0; i < PIPELINED; i++) {
            window.acquire();
            session.perform(task).whenComplete((outcome, bug) -> {
                window.release();
                done.countDown();
            });
        }
        done.await();
        return PIPELINED / ((System.nanoTime() - start) / 1e9);
    }
}
