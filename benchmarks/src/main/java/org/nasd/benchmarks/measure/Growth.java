package org.nasd.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.result.Figure;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Series;
import org.nasd.benchmarks.result.Size;

/** What an event costs with more NAS, and beside more events that wait: it should not grow. */
final class Growth implements Target {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int FEW = 4;
    private static final int WARM_UP = 4;

    private static final String OVER_NAS = "over NAS";
    private static final String BESIDE = "beside waiting events";

    @Override
    public String title() {
        return "Cost of an event as the installation grows";
    }

    @Override
    public String about() {
        return "Processor time of nasd for an event, and events per second: the same number of events over 1 to 10,000 NAS, and on four NAS beside 1,000"
                + " to 1,000,000 events that wait for NAS that refuse connections.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int events = size.of(3_000, 40_000, 200_000);
        try (PostgreSql server = new PostgreSql()) {
            overNas(result, size, server, events);
            besideWaiting(result, size, server, events);
        }
        result.setting("events", events);
    }

    private static void overNas(Result result, Size size, PostgreSql server, int events) throws Exception {
        int most = size.of(1_000, 10_000, 10_000);
        try (Database database = server.database(true);
                Nasd nasd = new Nasd(database.dataSource())) {
            for (int round = -size.warmUps(); round < size.rounds(); round++) {
                for (int nas = 1; nas <= most; nas *= 10) {
                    database.seed().run("DELETE FROM NAS");
                    database.seed().manyNas(nas, "Noop", 100, 1, true);
                    Cost cost = run(nasd, database.seed(), events, nas);
                    if (round >= 0) {
                        add(result, OVER_NAS, nas + " NAS", cost);
                    }
                }
            }
        }
        double few = cost(result, OVER_NAS, "100 NAS").median();
        double many = cost(result, OVER_NAS, most + " NAS").median();
        series(result, "Cost of an event over the number of NAS", "NAS", OVER_NAS, "NAS", 1, most);
        result.atMost("cost of an event, " + most + " NAS / 100 NAS", many / few, "times", 2);
        result.limit("of " + most + " NAS each has " + events / most
                + " events, and each is read by a question of its own; of 100 NAS each has " + events / 100
                + ", which is one question as well");
    }

    private static void besideWaiting(Result result, Size size, PostgreSql server, int events) throws Exception {
        int most = size.of(10_000, 1_000_000, 1_000_000);
        try (Database database = server.database(true);
                Nasd nasd = new Nasd(database.dataSource())) {
            Seed seed = database.seed();
            seed.manyNas(FEW, "Noop", 100, 1, true);
            for (int i = FEW + 1; i <= FEW + 10; i++) {
                seed.nas(i, "Identity", 100, 1);
            }
            for (int i = 0; i < WARM_UP * size.warmUps(); i++) {
                run(nasd, seed, events, FEW);
            }
            for (int waiting = 1_000; waiting <= most; waiting *= 10) {
                seed.run("DELETE FROM EVENTS_STACK");
                seed.more(waiting, 50_000, 10);
                seed.run("UPDATE EVENTS_STACK SET NAS_ID = NAS_ID + " + FEW);
                for (int round = 0; round < size.rounds(); round++) {
                    add(result, BESIDE, waiting + " waiting", run(nasd, seed, events, FEW));
                }
            }
        }
        double few = cost(result, BESIDE, "1000 waiting").median();
        double many = cost(result, BESIDE, most + " waiting").median();
        series(
                result,
                "Cost of an event over the number of events that wait",
                "events that wait",
                BESIDE,
                "waiting",
                1_000,
                most);
        result.atMost("cost of an event, " + most + " waiting / 1000 waiting", many / few, "times", 1.5);
    }

    private record Cost(double rate, double micros) {}

    private static Cost run(Nasd nasd, Seed seed, int events, int nas) throws Exception {
        nasd.scheduler(false);
        seed.more(events, 20_000, nas);
        seed.run("VACUUM ANALYZE EVENTS_STACK");
        seed.run("CHECKPOINT");
        long mark = nasd.noop.done.get();
        nasd.scheduler(true);
        // A start reads all NAS and opens what it must; the cost of an event begins after it.
        nasd.awaitDone(mark, events / 10);
        long from = nasd.noop.done.get();
        long start = System.nanoTime();
        long used = SYSTEM.getProcessCpuTime();
        nasd.awaitDone(mark, events);
        long done = nasd.noop.done.get() - from;
        double seconds = seed.secondsUntilNone("SELECT 1 FROM EVENTS_STACK WHERE NAS_ID <= " + nas + " LIMIT 1", start);
        return new Cost(done / seconds, (SYSTEM.getProcessCpuTime() - used) / 1e3 / done);
    }

    private static void add(Result result, String group, String who, Cost cost) {
        cost(result, group, who).add(cost.micros());
        result.figure("events " + group, "nasd, " + who, "per second").add(cost.rate());
    }

    private static Figure cost(Result result, String group, String who) {
        return result.figure("processor time for an event " + group, "nasd, " + who, "us");
    }

    private static void series(Result result, String title, String x, String group, String who, int least, int most) {
        List<double[]> micros = new ArrayList<>();
        for (int i = least; i <= most; i *= 10) {
            micros.add(new double[] {i, cost(result, group, i + " " + who).median()});
        }
        result.series(
                new Series(title, x, "microseconds of processor", true, List.of(new Series.Line("nasd", micros))));
    }
}
