package org.nasd.benchmarks.measure;

import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.Nasd;
import org.nasd.benchmarks.bench.Peer;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.bench.Usage;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** The way users know: a bash process and a login for every event. */
final class ScriptPerEvent implements Target {

    private static final int LATENCY = 50;
    private static final int FORKS = 100;
    private static final String SCRIPTS = "a bash process and a login an event";

    @Override
    public String title() {
        return "Beside a script and a login per event";
    }

    @Override
    public String about() {
        return "How daemons that call scripts work, the original among them as far as its documentation tells: for each event a bash process"
                + " starts, logs in to the NAS, sends one command, and ends; " + FORKS
                + " at once, to the same simulated router with " + LATENCY
                + " ms latency. It stands for the original in the generous case: bash speaks the router's API itself, so that no other program has"
                + " to be started, no stack is read, nothing is recorded or deleted, and the router allows a hundred sessions, where real ones"
                + " allow 20. The original's published norm is 1,000 events in 5 minutes.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        String group = "events through one NAS";
        int events = size.of(1_000, 15_000, 60_000);
        int scripts = size.of(100, 1_500, 5_000);
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Device router = Device.router(LATENCY);
                Nasd nasd = new Nasd(database.dataSource())) {
            Seed seed = database.seed();
            seed.nas(1, "Identity", FORKS, router.port());
            nasd(nasd, seed, 1_000);
            for (int round = 0; round < size.rounds(); round++) {
                result.figure(group, "nasd", "per second").add(nasd(nasd, seed, events));
                Usage usage = Usage.begin(null);
                try (Peer peer = Peer.program("/bin/bash", "scripts.sh", router.port(), scripts, FORKS)) {
                    result.figure(group, SCRIPTS, "per second").add(peer.number("rate"));
                }
                if (round == 0) {
                    result.limit(usage.end(SCRIPTS));
                }
            }
        }
        double ratio = Turns.ratio(result, group, "nasd / scripts", "nasd", SCRIPTS);
        result.atLeast("nasd / a script and a login per event", ratio, "times", 1, null);
        result.atLeast(
                "the original's norm, 1,000 events in 5 minutes",
                result.figure(group, "nasd", "per second").median(),
                "per second",
                1000 / 300.0,
                null);
        result.setting("events of nasd", events);
        result.setting("events of scripts", scripts);
    }

    private static double nasd(Nasd nasd, Seed seed, int events) throws Exception {
        nasd.scheduler(false);
        seed.main(events, events / 5, 1);
        long start = System.nanoTime();
        nasd.scheduler(true);
        return events / seed.secondsUntilEmpty("EVENTS_STACK", start);
    }
}
