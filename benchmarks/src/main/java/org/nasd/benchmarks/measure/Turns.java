package org.nasd.benchmarks.measure;

import java.util.List;
import java.util.Locale;
import org.nasd.benchmarks.bench.Usage;
import org.nasd.benchmarks.result.Figure;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** Lets the sides of a comparison run in turns. */
final class Turns {

    private Turns() {}

    /** Runs all rounds, after some that do not count; who needs the machine is written down for the last. */
    static void run(Result result, String group, Size size, List<Side> sides) throws Exception {
        int rounds = size.rounds();
        result.setting("rounds of each side before those that count", size.warmUps());
        for (int round = 1 - size.warmUps(); round <= rounds; round++) {
            for (Side side : sides) {
                Usage usage = Usage.begin(null);
                double rate = side.round();
                if (round > 0) {
                    result.figure(group, side.name(), "per second").add(rate);
                }
                System.out.printf(
                        Locale.ROOT, "  %s, %s, round %d: %,.0f per second%n", group, side.name(), round, rate);
                if (round == rounds) {
                    result.limit(usage.end(group + ", " + side.name() + ", with its seeding"));
                }
            }
        }
    }

    /** The median of the ratios of one side to another, each of the two rounds that ran one after the other. */
    static double ratio(Result result, String group, String what, String ours, String theirs) {
        Figure a = result.figure(group, ours, "per second");
        Figure b = result.figure(group, theirs, "per second");
        Figure ratios = result.figure("ratio, " + group, what, "");
        for (int i = 0; i < a.values.size(); i++) {
            ratios.add(a.values.get(i) / b.values.get(i));
        }
        return ratios.median();
    }
}
