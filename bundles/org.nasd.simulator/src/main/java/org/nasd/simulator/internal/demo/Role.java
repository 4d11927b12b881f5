package org.nasd.simulator.internal.demo;

import java.util.List;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Transport;

/**
 * How NAS of a scheme play.
 *
 * @param scheme the scheme
 * @param make what stands in for the NAS
 * @param programme what happens to their accounts
 * @param byLogin whether the scheme calls an account by its login, else by its address
 * @param signs how events are recognised; empty for RouterOS's API, whose tables tell
 */
record Role(String scheme, Make make, Programme programme, boolean byLogin, List<Sign> signs) {

    /** What stands in for a NAS. */
    sealed interface Make {
        /** RouterOS by its API. */
        record Api() implements Make {}

        /** A command line. */
        record Cli(Transport transport, Dialect dialect) implements Make {}

        /** RADIUS. */
        record Radius() implements Make {}
    }

    Role {
        signs = List.copyOf(signs);
    }
}
