package org.nasd.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.profile.Round;
import org.nasd.benchmarks.result.Figure;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Series;
import org.nasd.benchmarks.result.Size;

/** What an event costs with more NAS, and beside more events that wait: it should not grow. */
final class Growth implements Target {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int FEW = 4;

    /** Until the JVM has compiled what runs here; before that, a good part of the processor's time is the compiler's. */
    private static final int WARM_UP = 10;

    private static final int PROFILED_ROUNDS = 8;

    /** As many as a provider of some size has: what a larger number costs is judged by it. */
    private static final int USUAL_NAS = 100;

    private static final String FLOWING = "flowing, over NAS";
    private static final String AT_START = "at a start, over NAS";
    private static final String BESIDE = "beside waiting events";

    @Override
    public String title() {
        return "Cost of an event as the installation grows";
    }

    @Override
    public String about() {
        return "Processor time of nasd for an event, and events per second: the same number of events over 1 to 10,000 NAS, first as they flow from"
                + " the compact stack, then as they wait in the main stack when nasd starts; and on four NAS beside 1,000 to 1,000,000 events that"
                + " wait for NAS that refuse connections.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        int events = size.of(3_000, 40_000, 200_000);
        try (PostgreSql server = new PostgreSql()) {
            overNas(result, size, server, events);
            if (!Round.PROFILED) {
                besideWaiting(result, size, server, events);
            }
        }
        result.setting("events", events);
    }

    private static void overNas(Result result, Size size, PostgreSql server, int events) throws Exception {
        int most = size.of(1_000, 10_000, 10_000);
        try (Database database = server.database(true);
                Nasd nasd = new Nasd(database.dataSource())) {
            for (int i = 0; i < WARM_UP * size.warmUps(); i++) {
                round(nasd, database.seed(), events, most);
            }
            for (int round = 0; round < (Round.PROFILED ? PROFILED_ROUNDS : size.rounds()); round++) {
                for (int nas = Round.PROFILED ? most : 1; nas <= most; nas *= 10) {
                    Costs costs = round(nasd, database.seed(), events, nas);
                    costs.marked().commit();
                    add(result, FLOWING, nas + " NAS", costs.flowing());
                    add(result, AT_START, nas + " NAS", costs.atStart());
                }
            }
        }
        if (!Round.PROFILED) {
            judgeOverNas(result, events, most);
        }
    }

    private record Costs(Cost atStart, Cost flowing, Round marked) {}

    private static Costs round(Nasd nasd, Seed seed, int events, int nas) throws Exception {
        spread(seed, nas);
        Cost atStart = drain(nasd, seed, events, nas);
        Round marked = Round.begun(events);
        Cost flowing = flow(nasd, seed, events);
        marked.end();
        return new Costs(atStart, flowing, marked);
    }

    private static void judgeOverNas(Result result, int events, int most) {
        series(result, "Cost of an event that flows over the number of NAS", "NAS", FLOWING, "NAS", 1, most);
        series(result, "Cost of an event at a start over the number of NAS", "NAS", AT_START, "NAS", 1, most);
        result.atMost(
                "cost of an event that flows, " + most + " NAS / " + USUAL_NAS + " NAS",
                grown(result, FLOWING, "NAS", USUAL_NAS, most),
                "times",
                1.5);
        result.atMost(
                "cost of an event at a start, " + most + " NAS / " + USUAL_NAS + " NAS",
                grown(result, AT_START, "NAS", USUAL_NAS, most),
                "times",
                2);
        result.limit(
                "events that flow come " + WholeLife.BATCH + " at a time: of " + USUAL_NAS + " NAS each is woken for "
                        + WholeLife.BATCH / USUAL_NAS + " events at once, of " + most
                        + " for one, and what is done once for all is done for each, a log file opened among it");
        result.limit(
                "at a start each of " + most + " NAS has " + events / most + " events, each of " + USUAL_NAS
                        + " NAS " + events / USUAL_NAS
                        + ": pages of many NAS are read with one question, but each gets its settings, its session and its log file");
    }

    private static void spread(Seed seed, int nas) throws Exception {
        seed.run("DELETE FROM NAS");
        seed.run("DELETE FROM USERS");
        seed.manyNas(nas, "Noop", 100, 1, true);
        seed.accounts(WholeLife.ACCOUNTS, nas);
    }

    private static double grown(Result result, String group, String who, int few, int most) {
        return cost(result, group, most + " " + who).median()
                / cost(result, group, few + " " + who).median();
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
                drain(nasd, seed, events, FEW);
            }
            for (int round = 0; round < size.rounds(); round++) {
                for (int waiting = 1_000; waiting <= most; waiting *= 10) {
                    nasd.scheduler(false);
                    seed.run("TRUNCATE EVENTS_STACK");
                    seed.more(waiting, 50_000, 10);
                    seed.run("UPDATE EVENTS_STACK SET NAS_ID = NAS_ID + " + FEW);
                    add(result, BESIDE, waiting + " waiting", drain(nasd, seed, events, FEW));
                }
            }
        }
        series(
                result,
                "Cost of an event over the number of events that wait",
                "events that wait",
                BESIDE,
                "waiting",
                1_000,
                most);
        result.atMost(
                "cost of an event, " + most + " waiting / 1000 waiting",
                grown(result, BESIDE, "waiting", 1_000, most),
                "times",
                1.5);
    }

    private record Cost(double rate, double micros) {}

    private static Cost flow(Nasd nasd, Seed seed, int events) throws Exception {
        long mark = nasd.noop.done.get();
        long start = System.nanoTime();
        long used = SYSTEM.getProcessCpuTime();
        for (int from = 0; from < events; from += WholeLife.BATCH) {
            WholeLife.insert(seed, from);
        }
        nasd.awaitDone(mark, events);
        double seconds = seed.secondsUntilEmpty("EVENTS_STACK", start);
        return new Cost(events / seconds, (SYSTEM.getProcessCpuTime() - used) / 1e3 / events);
    }

    private static Cost drain(Nasd nasd, Seed seed, int events, int nas) throws Exception {
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
