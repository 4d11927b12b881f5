package org.nasd.api.operations;

import java.util.List;
import org.nasd.api.event.FailureReason;

/** How far a pushed event has come. */
public sealed interface PushOutcome {

    /** Its tries of the last 24 hours worth looking at, oldest first. */
    List<AttemptView> attempts();

    /** Whether nothing more will happen to it. */
    default boolean isEnd() {
        return this instanceof Done || this instanceof Superseded || this instanceof Failed;
    }

    /**
     * It left the stacks without a failure. Answers of urgent events are in {@link #attempts()}.
     */
    record Done(List<AttemptView> attempts) implements PushOutcome {
        public Done {
            attempts = List.copyOf(attempts);
        }
    }

    /** It was dropped because a later event of the same account made it obsolete, as far as that was recorded. */
    record Superseded(List<AttemptView> attempts) implements PushOutcome {
        public Superseded {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * It ended among the failed.
     *
     * @param id its id there
     * @param reason the class of failure
     * @param error what happened and what to do
     * @param answer what the device answered, or null
     */
    record Failed(long id, FailureReason reason, String error, String answer, List<AttemptView> attempts)
            implements PushOutcome {
        public Failed {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * It was tried and waits to be tried again.
     *
     * @param id its id in the main stack
     * @param times attempts charged so far
     * @param lastError what the last one ended with, or null
     */
    record Postponed(long id, int times, String lastError, List<AttemptView> attempts) implements PushOutcome {
        public Postponed {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * It waits for its first charged attempt.
     *
     * @param place on which stack
     * @param reason why, as far as it shows: its NAS is paused, unavailable, ...; empty when it simply waits its turn
     */
    record Waiting(EventPlace place, String reason, List<AttemptView> attempts) implements PushOutcome {
        public Waiting {
            attempts = List.copyOf(attempts);
        }
    }
}
