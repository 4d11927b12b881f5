package org.nasd.simulator.cli;

/** How a command line is reached. */
public enum Transport {
    /** Telnet: name and password are asked for in the dialogue. */
    TELNET,
    /** SSH, as a shell or command by command (exec). */
    SSH
}
