package org.nasd.scheduler.internal.worker;

import org.nasd.api.stack.MainStack;
import org.nasd.api.transcript.Transcript;
import org.nasd.scheduler.internal.assignment.DaemonLines;
import org.nasd.scheduler.internal.assignment.EngineSettings;
import org.nasd.scheduler.internal.dialogue.Dialogues;
import org.nasd.scheduler.internal.doubt.Alone;
import org.nasd.scheduler.internal.ownership.Ownership;
import org.nasd.scheduler.internal.queue.BodyBudget;
import org.nasd.scheduler.internal.queue.MemoryShare;
import org.nasd.scheduler.internal.queue.OwnArrivals;
import org.nasd.scheduler.internal.queue.StackReader;
import org.nasd.scheduler.internal.results.Flushers;

/** What all NAS of this node share. Safe for all threads. */
public final class Shared {

    private final MainStack stack;
    private final Transcript transcript;
    private final StackReader reader;
    private final Flushers flushers;
    private final Dialogues dialogues;
    private final DaemonLines lines;
    private final BodyBudget bodies;
    private final MemoryShare memory = new MemoryShare();
    private final OwnArrivals arrivals = new OwnArrivals();
    private final Alone alone = new Alone();
    private final Ownership ownership;
    private volatile EngineSettings settings;

    public Shared(
            MainStack stack,
            Transcript transcript,
            StackReader reader,
            Flushers flushers,
            Dialogues dialogues,
            Ownership ownership,
            EngineSettings settings) {
        this.stack = stack;
        this.transcript = transcript;
        this.reader = reader;
        this.flushers = flushers;
        this.dialogues = dialogues;
        this.lines = new DaemonLines(transcript);
        this.bodies = new BodyBudget(Runtime.getRuntime().maxMemory() / 16);
        this.ownership = ownership;
        this.settings = settings;
    }

    /** Which NAS are this node's. */
    public Ownership ownership() {
        return ownership;
    }

    public MainStack stack() {
        return stack;
    }

    Transcript transcript() {
        return transcript;
    }

    StackReader reader() {
        return reader;
    }

    Flushers flushers() {
        return flushers;
    }

    Dialogues dialogues() {
        return dialogues;
    }

    public DaemonLines lines() {
        return lines;
    }

    BodyBudget bodies() {
        return bodies;
    }

    MemoryShare memory() {
        return memory;
    }

    public OwnArrivals arrivals() {
        return arrivals;
    }

    Alone alone() {
        return alone;
    }

    public EngineSettings settings() {
        return settings;
    }

    public void settings(EngineSettings changed) {
        settings = changed;
    }
}
