package org.nasd.benchmarks.measure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T13: a router that is fast for a moment and then serves only so many commands a second, whatever is thrown at it. */
final class SlowRouter implements Target {

    private static final int WINDOW = 20;

    @Override
    public String title() {
        return "A router that slows down under load";
    }

    @Override
    public String about() {
        return "The simulated router behaves as others measured a virtual one: the first 120 to 220 commands take a millisecond, then each takes 20 ms and"
                + " 130 a second are served in all, until it was idle for two seconds. nasd has 100 forks on it. What the router sustains is"
                + " measured with a bare client that keeps " + WINDOW + " commands in flight.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int events = size.of(500, 1_500, 5_000);
        String group = "commands after the burst";
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Device router = Device.router(0, "--clamp", "on");
                Nasd nasd = new Nasd(database.dataSource())) {
            Seed seed = database.seed();
            DeviceDriver driver = nasd.container().service(DeviceDriver.class, "(nasd.driver=mikrotik-simple)");
            seed.nas(1, "Identity", 100, router.port());
            for (int round = 0; round < size.rounds(); round++) {
                recover();
                result.figure(group, "a bare client", "per second")
                        .add(bare(ApiClient.open(driver, router.port()), events));
                recover();
                result.figure(group, "nasd", "per second").add(nasd(nasd, seed, events));
                nasd.scheduler(false);
            }
            double tried = seed.number("SELECT COUNT(*) FROM EVENT_ATTEMPTS")
                    + seed.number("SELECT COUNT(*) FROM EVENTS_FAILED");
            result.atLeast(
                    "nasd's rate / what the router sustains",
                    Turns.ratio(result, group, "nasd / a bare client", "nasd", "a bare client"),
                    "",
                    0.9,
                    null);
            result.atMost("attempts that were not done at once, time-outs among them", tried, "", 0);
            result.setting("events a round", events);
        }
    }

    private static void recover() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(2_500);
    }

    private static double nasd(Nasd nasd, Seed seed, int events) throws Exception {
        nasd.scheduler(false);
        seed.main(events, events, 1);
        long start = System.nanoTime();
        nasd.scheduler(true);
        return events / seed.secondsUntilEmpty("EVENTS_STACK", start);
    }

    private static double bare(DeviceSession session, int commands) throws InterruptedException {
        Semaphore window = new Semaphore(WINDOW);
        CountDownLatch done = new CountDownLatch(commands);
        long start = System.nanoTime();
        for (int i = 0; i < commands; i++) {
            window.acquire();
            session.perform(ApiClient.task("/system identity print")).whenComplete((outcome, bug) -> {
                window.release();
                done.countDown();
            });
        }
        done.await();
        session.close();
        return commands / ((System.nanoTime() - start) / 1e9);
    }
}
