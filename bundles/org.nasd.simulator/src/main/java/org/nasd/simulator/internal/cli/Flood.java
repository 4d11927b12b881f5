package org.nasd.simulator.internal.cli;

/** Text of which devices that went mad send more than anybody wants. */
final class Flood {

    /** Lines that are nobody's answer. */
    static final String LINES = "%SYS-5-NOISE: the same again, and again, and again\r\n".repeat(300);

    /** A line without end. */
    static final String TEXT = "again and again ".repeat(1000);

    private Flood() {}
}
