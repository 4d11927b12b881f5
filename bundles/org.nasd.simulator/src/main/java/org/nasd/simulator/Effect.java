package org.nasd.simulator;

import java.time.Duration;

/** What a fault does to a command. */
public sealed interface Effect {

    /**
     * Never answers it.
     *
     * @param executed whether it takes effect all the same
     */
    record Silence(boolean executed) implements Effect {}

    /**
     * Loses the connection.
     *
     * @param point when
     * @param reset whether by a reset (RST) instead of an orderly end
     */
    record Drop(Point point, boolean reset) implements Effect {}

    /**
     * Refuses it.
     *
     * @param message the NAS's words
     * @param category RouterOS: 0 to 7; a command by SSH exec: its status; RADIUS: the Error-Cause; null for none
     */
    record Refusal(String message, Integer category) implements Effect {}

    /** Carries it out and sends the answer, and all that follows on that connection, one byte at a time. */
    record Slow(Duration perByte) implements Effect {}

    /** Takes so much longer. */
    record Delay(Duration more) implements Effect {}

    /** Answers with bytes that are no answer. */
    record Garbage(Kind kind) implements Effect {}

    /** When a connection is lost. */
    enum Point {
        /** Before the command takes effect. */
        BEFORE,
        /** After it took effect, before anything of its answer is sent. */
        AFTER,
        /** After it took effect, inside a word of the answer. */
        MID_WORD
    }

    /** What kind of nonsense. A NAS that cannot talk such nonsense refuses the rule. */
    enum Kind {
        /** A length word F0 FF FF FF FF and some bytes. */
        HUGE_LENGTH,
        /** A reserved length byte. */
        RESERVED_LENGTH,
        /** A sentence that never ends. */
        ENDLESS_SENTENCE,
        /** Records without end, and never a "done". */
        ENDLESS_RECORDS,
        /** Random bytes. */
        NOISE,
        /** RADIUS: a reply that is signed with another secret. */
        BAD_SIGNATURE,
        /** RADIUS: a good reply from a port that nobody asked. */
        WRONG_SOURCE
    }
}
