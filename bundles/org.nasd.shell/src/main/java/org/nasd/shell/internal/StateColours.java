package org.nasd.shell.internal;

import java.util.Map;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;

/** The colour of a NAS's state on a terminal. */
final class StateColours {

    static final Map<String, String> BY_STATE = Map.of(
            "working", SimpleAnsi.COLOR_GREEN,
            "paused", SimpleAnsi.COLOR_YELLOW,
            "disabled", SimpleAnsi.COLOR_YELLOW,
            "not taken up", SimpleAnsi.COLOR_YELLOW,
            "unavailable", SimpleAnsi.COLOR_RED,
            "stopped", SimpleAnsi.COLOR_RED,
            "parked", SimpleAnsi.COLOR_RED,
            "silent", SimpleAnsi.COLOR_RED,
            "draining", SimpleAnsi.COLOR_YELLOW,
            "drained", SimpleAnsi.COLOR_YELLOW);

    private StateColours() {}
}
