package org.nasd.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one benchmark, or all, and prints its figures as a table. */
public final class Main {

    /** A benchmark: prints what it measured. */
    interface Benchmark {
        void run(List<String> options) throws Exception;
    }

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.of(
            "t1", o -> new ForksAgainstLatency().run(),
            "t2", o -> new DispatchAgainstDbScheduler().run(),
            "t5", o -> new WholeLifeAgainstSql().run(),
            "t7", o -> new ApiClientAgainstLegrange().run(),
            "t8", o -> new SshRoundTrips().run()));

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> options = List.of(arguments);
        if (options.equals(List.of("null-server"))) {
            NullServer.run();
            return;
        }
        List<String> wanted =
                options.isEmpty() || options.get(0).equals("all") ? List.copyOf(ALL.keySet()) : options.subList(0, 1);
        for (String name : wanted) {
            Benchmark benchmark = ALL.get(name);
            if (benchmark == null) {
                System.err.println("No benchmark " + name + "; there are " + ALL.keySet());
                System.exit(2);
            }
            benchmark.run(options);
        }
        System.exit(0);
    }
}
