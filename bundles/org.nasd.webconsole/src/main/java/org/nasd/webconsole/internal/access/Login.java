package org.nasd.webconsole.internal.access;

import java.util.Optional;
import org.nasd.api.operations.Role;

/** Checks a name and a password. */
@FunctionalInterface
public interface Login {

    /** The role of whoever has this name and this password; empty when nobody has. */
    Optional<Role> check(String name, String password);
}
