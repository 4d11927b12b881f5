package org.nasd.benchmarks.measure;

import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** One thing that is measured. */
public interface Target {

    /** What, in a few words. */
    String title();

    /** What is measured and how, for the report. */
    String about();

    /** Measures it, within a few minutes. */
    void measure(Result result, Size size) throws Exception;
}
