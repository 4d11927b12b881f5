package org.nasd.simulator.cli;

import java.util.Objects;

/**
 * How a device lets people in by Telnet. Lines end in a line feed here and in CR LF on the wire.
 *
 * @param negotiation what it says first, as hex digits: its Telnet options
 * @param banner what it shows before it asks
 * @param askName how it asks for the name, or null when it asks for none
 * @param askPassword how it asks for the password
 * @param stars whether a password is echoed as stars; else it is not echoed at all
 * @param refusal what it says to a wrong password
 * @param tries how many are allowed
 * @param tooMany what it says to the last wrong one, before it closes
 * @param greeting what it shows to who came in, also by SSH
 */
public record Login(
        String negotiation,
        String banner,
        String askName,
        String askPassword,
        boolean stars,
        String refusal,
        int tries,
        String tooMany,
        String greeting) {

    public Login {
        Objects.requireNonNull(negotiation, "negotiation");
        Objects.requireNonNull(banner, "banner");
        Objects.requireNonNull(askPassword, "askPassword");
        Objects.requireNonNull(refusal, "refusal");
        Objects.requireNonNull(tooMany, "tooMany");
        Objects.requireNonNull(greeting, "greeting");
    }
}
