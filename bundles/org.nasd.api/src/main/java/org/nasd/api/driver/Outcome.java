package org.nasd.api.driver;

import java.util.List;

/**
 * What became of a {@link Task}.
 *
 * <p>Reasons are one line, for a person who has to do something about it; they name the device's words. Secrets need not be removed
 * here: the container redacts what leaves the process.
 */
public sealed interface Outcome {

    /** The commands that were given and their answers, in order; also those of an attempt that failed. */
    List<Exchange> exchanges();

    /** The device did it, or had it already. */
    record Done(List<Exchange> exchanges) implements Outcome {
        public Done {
            exchanges = List.copyOf(exchanges);
        }
    }

    /** The device cannot do it now (busy, locked): the attempt is charged and the event is tried again later. */
    record Postpone(String reason, List<Exchange> exchanges) implements Outcome {
        public Postpone {
            exchanges = List.copyOf(exchanges);
        }
    }

    /** The device will never do it: trying again is of no use. */
    record Fail(String reason, List<Exchange> exchanges) implements Outcome {
        public Fail {
            exchanges = List.copyOf(exchanges);
        }
    }

    /**
     * The NAS is the trouble, not the event: no attempt is charged.
     *
     * @param trouble of which kind
     * @param doubtful whether the command may have reached the device, so that nobody can say if it took effect
     */
    record Unavailable(Trouble trouble, String reason, boolean doubtful, List<Exchange> exchanges) implements Outcome {
        public Unavailable {
            exchanges = List.copyOf(exchanges);
        }

        /** Trouble that arose before anything of the task was sent. */
        public Unavailable(Trouble trouble, String reason) {
            this(trouble, reason, false, List.of());
        }
    }

    /**
     * The deadline passed without a complete answer. Whether the NAS or this event is to blame is for the container to find out; the
     * command may have taken effect.
     */
    record Silent(String reason, List<Exchange> exchanges) implements Outcome {
        public Silent {
            exchanges = List.copyOf(exchanges);
        }
    }
}
