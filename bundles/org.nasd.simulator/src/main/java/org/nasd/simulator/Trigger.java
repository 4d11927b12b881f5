package org.nasd.simulator;

import java.util.Objects;

/**
 * Which commands a fault strikes. Of the commands that match, the first {@code after} are spared, then every {@code every}-th is
 * struck, {@code times} times. Of those, with a share below 1, chance picks some, always the same by the NAS's seed and the order of
 * arrival.
 *
 * @param command beginning of the command, for example {@code /queue/simple/}, {@code show} or {@code CoA-Request}; empty for all
 * @param containing text that some word of the command holds; empty for all
 * @param after how many matching commands pass first
 * @param every 1 for each, 10 for every tenth
 * @param times how often at most, 0 for ever
 * @param perConnection whether commands are counted for each connection, or for the whole NAS
 * @param share how likely each of those is struck, above 0 to 1
 */
public record Trigger(
        String command, String containing, long after, long every, long times, boolean perConnection, double share) {

    /** Stands for a connection that arrives, where a command is named: such a rule strikes connections and no commands. */
    public static final String CONNECT = "<connect>";

    /** Every command. */
    public static final Trigger ALWAYS = new Trigger("", "", 0, 1, 0, false, 1);

    public Trigger {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(containing, "containing");
        if (after < 0 || every < 1 || times < 0 || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "fault: after and times must not be negative, every must be at least 1, share above 0 and at most 1");
        }
    }

    /** Commands whose word begins so. */
    public static Trigger on(String command) {
        return ALWAYS.command(command);
    }

    public Trigger command(String beginning) {
        return new Trigger(beginning, containing, after, every, times, perConnection, share);
    }

    public Trigger containing(String text) {
        return new Trigger(command, text, after, every, times, perConnection, share);
    }

    public Trigger after(long commands) {
        return new Trigger(command, containing, commands, every, times, perConnection, share);
    }

    public Trigger every(long nth) {
        return new Trigger(command, containing, after, nth, times, perConnection, share);
    }

    public Trigger times(long most) {
        return new Trigger(command, containing, after, every, most, perConnection, share);
    }

    public Trigger eachConnection() {
        return new Trigger(command, containing, after, every, times, true, share);
    }

    /** Only so many of them, picked by chance. */
    public Trigger share(double likelihood) {
        return new Trigger(command, containing, after, every, times, perConnection, likelihood);
    }
}
