package org.nasd.benchmarks.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was measured of somebody, in several rounds. */
public final class Figure {

    /** Figures of one group stand side by side in a plot. */
    public final String group;

    public final String who;
    public final String unit;
    public final List<Double> values;

    /** For reading only, by Jackson. */
    Figure() {
        this("", "", "");
    }

    Figure(String group, String who, String unit) {
        this.group = group;
        this.who = who;
        this.unit = unit;
        this.values = new ArrayList<>();
    }

    public void add(double value) {
        values.add(value);
    }

    @JsonIgnore
    public double median() {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured of " + who + ", " + group);
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @JsonIgnore
    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    @JsonIgnore
    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** A percentile of times in nanoseconds, in milliseconds. */
    public static double percentile(long[] nanos, double p) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(p * (sorted.length - 1)))] / 1e6;
    }
}
