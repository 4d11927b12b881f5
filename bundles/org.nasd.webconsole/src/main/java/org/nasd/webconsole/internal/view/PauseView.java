package org.nasd.webconsole.internal.view;

import java.util.Map;
import org.nasd.api.operations.NasPause;

/** An order to pause as JSON. */
public final class PauseView {

    private PauseView() {}

    public static Map<String, Object> of(NasPause pause) {
        return new Shape()
                .put("by", pause.by())
                .put("reason", pause.reason())
                .time("since", pause.since())
                .done();
    }
}
