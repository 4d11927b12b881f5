package org.nasd.operations.internal;

import java.util.Map;
import org.nasd.api.operations.NasPause;
import org.nasd.api.stack.NasControl;

/** Orders to pause, for people. */
record Pauses(Map<Long, NasControl.Pause> orders) {

    /** The order that a NAS is under, or null. */
    NasPause of(long nasId) {
        return shown(NasControl.orderFor(orders, nasId));
    }

    /** The order for all, or null. */
    NasPause all() {
        return shown(orders.get(NasControl.ALL));
    }

    private static NasPause shown(NasControl.Pause pause) {
        return pause == null ? null : new NasPause(pause.by(), pause.reason(), pause.since());
    }
}
