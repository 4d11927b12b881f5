package org.nasd.benchmarks.result;

import java.util.Locale;

/** Figures as people read them: three digits that mean something. */
public final class Numbers {

    private Numbers() {}

    public static String of(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "-";
        }
        if (size >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f", value);
    }
}
