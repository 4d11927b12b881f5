package org.nasd.transcript.internal;

import org.nasd.api.nas.Nas;

/** One of the logs, whatever its file. */
sealed interface Log {

    /** The daemon's. */
    Log DAEMON = new OfDaemon();

    /** The log of a NAS. Its name and address tell it from others, as the name of the file does. */
    static Log of(Nas nas) {
        return new OfNas(nas.name(), nas.ip());
    }

    /** The daemon's. */
    record OfDaemon() implements Log {}

    /** A NAS's. */
    record OfNas(String name, String ip) implements Log {}

    /** An account's. */
    record OfAccount(long abonentId, long userId) implements Log {}
}
