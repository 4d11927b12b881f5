package org.nasd.tck;

/**
 * A mark that a device wrote down.
 *
 * @param value the value as the device understood it
 * @param startMicros when the command had arrived, in microseconds by any clock of the device that does not go backwards
 * @param endMicros when it took effect, by the same clock
 */
public record Mark(String value, long startMicros, long endMicros) {}
