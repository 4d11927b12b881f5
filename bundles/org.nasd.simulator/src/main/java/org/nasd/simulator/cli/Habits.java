package org.nasd.simulator.cli;

/**
 * How a device behaves otherwise.
 *
 * @param repaints whether it paints prompt and line anew when a line is entered, as the RouterOS console does
 * @param tellsStatus whether a command by SSH exec that failed ends with its status; else always with 0
 * @param pipes whether {@code | include TEXT} and its kind filter an answer
 * @param operators whether lines are a shell's: {@code ;}, {@code &&} and {@code ||} join commands
 * @param unknownStatus the status of a line that no rule knows
 */
public record Habits(boolean repaints, boolean tellsStatus, boolean pipes, boolean operators, int unknownStatus) {}
