package org.nasd.benchmarks.profile;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Marks in a recording when events were measured, so that a profile is of these times only. */
@Name(Round.NAME)
@Label("Round")
@Category("nasd")
@StackTrace(false)
public final class Round extends Event {

    /** Whether this is for a profile: of nasd alone, and of nothing but what is in question. */
    public static final boolean PROFILED = Boolean.getBoolean("nasd.benchmarks.profiled");

    static final String NAME = "nasd.Round";

    @Label("Events")
    long events;

    private Round(long events) {
        this.events = events;
    }

    /** Begins a round of so many events; {@link #commit()} ends it. */
    public static Round begun(long events) {
        Round round = new Round(events);
        round.begin();
        return round;
    }
}
