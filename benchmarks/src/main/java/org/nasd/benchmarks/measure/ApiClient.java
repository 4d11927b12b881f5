package org.nasd.benchmarks.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import me.legrange.mikrotik.ApiConnection;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.Peer;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.SampleNas;
import org.nasd.benchmarks.bench.Usage;
import org.nasd.benchmarks.result.Figure;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T7: the RouterOS API client alone: one command after the other beside other clients, and pipelined against a null server. */
final class ApiClient implements Target {

    private static final int IN_FLIGHT = 200;
    private static final String GROUP = "one command after the other, p50";
    private static final String NASD = "nasd";
    private static final String LEGRANGE = "me.legrange:mikrotik 3.0.8";

    @Override
    public String title() {
        return "RouterOS API client";
    }

    @Override
    public String about() {
        return "One command after the other on one connection to a simulated router without latency, beside me.legrange:mikrotik for Java and"
                + " librouteros for Python; then " + IN_FLIGHT
                + " commands in flight on one connection to a server that answers everything at once and does nothing.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Nasd nasd = new Nasd(database.dataSource());
                Device router = Device.router(0);
                Device nothing = Device.nullServer()) {
            DeviceDriver driver = driver(nasd);
            DeviceSession session = open(driver, router.port());
            int commands = size.of(200, 2_000, 10_000);
            sequential(session, commands);
            for (int round = 0; round < size.rounds(); round++) {
                result.figure(GROUP, NASD, "ms").add(sequential(session, commands));
                result.figure(GROUP, LEGRANGE, "ms").add(legrange(router.port(), size.of(10, 60, 200)));
                try (Peer peer = Peer.python("librouteros_sequential.py", router.port(), commands)) {
                    result.figure(GROUP, "librouteros for Python", "ms").add(peer.number("p50"));
                }
            }
            session.close();
            pipelined(result, size, open(driver, nothing.port()));
        }
        double ratio = result.figure(GROUP, LEGRANGE, "ms").median()
                / result.figure(GROUP, NASD, "ms").median();
        result.atLeast("me.legrange:mikrotik's p50 / nasd's", ratio, "times", 20, null);
        result.atLeast(
                "commands pipelined",
                result.figure("commands pipelined", NASD, "per second").median(),
                "per second",
                50_000,
                150_000.0);
    }

    /** The RouterOS driver, not the one of the benchmarks. */
    private static DeviceDriver driver(Nasd nasd) throws Exception {
        return nasd.container().service(DeviceDriver.class, "(nasd.driver=mikrotik-simple)");
    }

    static DeviceSession open(DeviceDriver driver, int port) throws Exception {
        Settings settings = Settings.of(driver.defaults(), Map.of("session.concurrency", "1000"));
        Opening opening = driver.open(
                        new org.nasd.api.driver.Device(SampleNas.at(port), settings), (dialogue, device) -> {
                            throw new UnsupportedOperationException("this driver does not block");
                        })
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        if (opening instanceof Opening.Opened opened) {
            return opened.session();
        }
        throw new IllegalStateException(opening.toString());
    }

    static Task task(String command) {
        return new Task(1, "bench", 1, Map.of(), List.of(command), null, Duration.ofSeconds(60));
    }

    private static double sequential(DeviceSession session, int commands) throws Exception {
        long[] nanos = new long[commands];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            Outcome outcome = session.perform(task("/system identity print"))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            nanos[i] = System.nanoTime() - start;
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
        return Figure.percentile(nanos, 0.5);
    }

    private static double legrange(int port, int commands) throws Exception {
        long[] nanos = new long[commands];
        try (ApiConnection connection = ApiConnection.connect(SocketFactory.getDefault(), "127.0.0.1", port, 5000)) {
            connection.login("admin", "secret");
            for (int i = 0; i < commands; i++) {
                long start = System.nanoTime();
                connection.execute("/system/identity/print");
                nanos[i] = System.nanoTime() - start;
            }
        }
        return Figure.percentile(nanos, 0.5);
    }

    private static void pipelined(Result result, Size size, DeviceSession pipe) throws Exception {
        int commands = size.of(50_000, 500_000, 2_000_000);
        pipelined(pipe, commands);
        for (int round = 0; round < size.rounds(); round++) {
            Usage usage = Usage.begin(null);
            result.figure("commands pipelined", NASD, "per second").add(pipelined(pipe, commands));
            if (round == 0) {
                result.limit(usage.end("pipelined"));
            }
        }
        pipe.close();
    }

    static double pipelined(DeviceSession session, int commands) throws InterruptedException {
        Semaphore window = new Semaphore(IN_FLIGHT);
        CountDownLatch done = new CountDownLatch(commands);
        Task task = task("/queue simple set numbers=*1 max-limit=1M/1M");
        long start = System.nanoTime();
        for (int i = 0; i < commands; i++) {
            window.acquire();
            session.perform(task).whenComplete((outcome, bug) -> {
                window.release();
                done.countDown();
            });
        }
        done.await();
        return commands / ((System.nanoTime() - start) / 1e9);
    }
}
