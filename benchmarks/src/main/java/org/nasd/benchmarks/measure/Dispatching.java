package org.nasd.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.profile.Round;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T2, T3 and T4: ordered dispatch to a device that does everything at once, beside what others do with as many jobs. */
final class Dispatching implements Target {

    /** Makes the other sides. */
    interface Opponents {
        List<Side> meet(PostgreSql server, boolean durable, Size size, Result result) throws Exception;
    }

    /** How many times as fast nasd should be, and could be. */
    record Factor(double wanted, double stretch) {}

    private final String title;
    private final String about;
    private final Opponents opponents;
    private final Map<String, Factor> factors;

    private Dispatching(String title, String about, Opponents opponents, Map<String, Factor> factors) {
        this.title = title;
        this.about = about;
        this.opponents = opponents;
        this.factors = factors;
    }

    static Target againstDbScheduler() {
        return new Dispatching(
                "Ordered dispatch beside db-scheduler",
                "Rows that wait in EVENTS_STACK, with PARAMS as a billing has them, of 20,000 accounts on four NAS go in order per account to"
                        + " a driver that does everything at once, until the stack is empty. db-scheduler runs as many one-time jobs, without"
                        + " order, in the best way of a sweep over threads and polling.",
                (server, durable, size, result) -> List.of(new DbSchedulerSide(server, durable, size, result)),
                Map.of("db-scheduler", new Factor(8, 12)));
    }

    static Target againstGraphile() {
        return new Dispatching(
                "Ordered dispatch beside graphile-worker without order",
                "As T2, beside graphile-worker in its fastest way: batched, without any order.",
                (server, durable, size, result) -> List.of(NodeSide.graphileUnordered(server, durable, size, result)),
                Map.of("graphile-worker, unordered", new Factor(1, 1.5)));
    }

    static Target againstOrderedQueues() {
        return new Dispatching(
                "Ordered dispatch beside queues that keep order",
                "As T2, beside what keeps order by key as nasd does: graphile-worker's named queues and pg-boss' key_strict_fifo, with 20,000"
                        + " keys.",
                (server, durable, size, result) -> List.of(
                        NodeSide.graphileOrdered(server, durable, size, result),
                        NodeSide.pgBoss(server, durable, size, result)),
                Map.of(
                        "graphile-worker, named queues",
                        new Factor(3, 5),
                        "pg-boss, key_strict_fifo",
                        new Factor(6, 10)));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String about() {
        return about;
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        PostgreSql.SETTINGS.forEach(result::setting);
        try (PostgreSql server = new PostgreSql()) {
            for (boolean durable : Round.PROFILED ? new boolean[] {true} : new boolean[] {true, false}) {
                measure(result, size, server, durable);
            }
        }
    }

    private void measure(Result result, Size size, PostgreSql server, boolean durable) throws Exception {
        String group = durable ? "durable" : "not durable";
        List<Side> sides =
                Round.PROFILED ? new ArrayList<>() : new ArrayList<>(opponents.meet(server, durable, size, result));
        try (NasdSide nasd = new NasdSide(server, durable, size)) {
            sides.add(0, nasd);
            Turns.run(result, group, size, sides);
            nasd.explain(result, group);
            for (Side side : sides.subList(1, sides.size())) {
                String what = "nasd / " + side.name();
                double ratio = Turns.ratio(result, group, what, NasdSide.NAME, side.name());
                Factor factor = factors.get(side.name());
                if (durable) {
                    result.atLeast(what, ratio, "times", factor.wanted(), factor.stretch());
                }
            }
        } finally {
            for (Side side : sides) {
                if (!(side instanceof NasdSide)) {
                    side.close();
                }
            }
        }
    }
}
