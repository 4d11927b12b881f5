package org.nasd.benchmarks.result;

import java.util.List;

/** A plot of lines over an axis. */
public record Series(String title, String x, String y, boolean logarithmic, List<Line> lines) {

    /** One line. */
    public record Line(String name, List<double[]> points) {}
}
