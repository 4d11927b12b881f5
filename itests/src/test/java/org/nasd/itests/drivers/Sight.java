package org.nasd.itests.drivers;

/**
 * An event as a device saw it.
 *
 * @param done whether it took effect; else it was refused
 * @param micros when, microseconds since 1970
 */
record Sight(Mark mark, boolean done, long micros) {

    /** For lists to be compared: the mark's text, with an exclamation mark where it was refused. */
    String brief() {
        return mark.text() + (done ? "" : "!");
    }
}
