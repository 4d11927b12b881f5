package org.nasd.driver.mikrotik.internal.session;

import java.util.List;

/** How one command of a task is carried out, call by call. Confined to the event loop. */
interface Step {

    void start();

    /** The call that was made last has its answer. */
    void answered(Call call);

    /** What a step may do. */
    interface Talk {

        /** Makes the next call. */
        void call(List<byte[]> words, boolean changes);

        /** The command succeeded. */
        void done(String answer);

        /** The router complains in the answer to the call: what now depends on what it says. */
        void complaint(Call call);

        /** The command cannot be done, for a reason the router did not give. */
        void fail(String reason, String answer);
    }
}
