package org.nasd.simulator.internal.cli.ssh;

import org.apache.sshd.server.Environment;
import org.nasd.simulator.internal.cli.Terminal;
import org.nasd.simulator.internal.cli.Visit;

/** What an SSH channel is opened for. Used by the device's thread only. */
interface Guest {

    /**
     * Begins.
     *
     * @param user the login name
     */
    void start(String user, Environment environment, Visit visit, Terminal terminal);

    /** Takes what the client sent: raw, each character a byte. */
    void data(String raw);

    /** The client sends no more. */
    void eof();

    /** The channel has gone. */
    void ended();
}
