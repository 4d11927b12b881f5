package org.nasd.benchmarks.measure;

/** One side of a comparison. */
interface Side extends AutoCloseable {

    String name();

    /** One round. @return events per second */
    double round() throws Exception;
}
