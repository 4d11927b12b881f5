package org.nasd.cli;

import java.util.Optional;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;

/**
 * What a device is told about who comes.
 *
 * @param where the NAS and its address, for messages
 */
public record CliAccess(
        String where, Optional<String> login, Optional<Secret> password, Optional<Secret> enablePassword) {

    /** The access to a NAS. */
    public static CliAccess of(Nas nas, int port) {
        return new CliAccess(
                nas.name() + " (" + nas.managementAddress() + ":" + port + ")",
                Optional.ofNullable(nas.telnetLogin()),
                Optional.ofNullable(nas.telnetPassword()),
                Optional.ofNullable(nas.secretOptions().get("enable_password")));
    }
}
