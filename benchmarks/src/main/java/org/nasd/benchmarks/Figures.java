package org.nasd.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures of several rounds. */
final class Figures {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    String spread() {
        double min = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double max = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return String.format(Locale.ROOT, "%,.0f (%,.0f to %,.0f)", median(), min, max);
    }

    static double percentile(long[] nanos, double p) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(p * (sorted.length - 1)))] / 1e6;
    }

    static void print(String title, String... rows) {
        System.out.println("\n### " + title + "\n");
        System.out.println("| what | figure |\n|---|---|");
        for (String row : rows) {
            System.out.println("| " + row + " |");
        }
    }

    static String row(String what, String format, Object... values) {
        return what + " | " + String.format(Locale.ROOT, format, values);
    }
}
