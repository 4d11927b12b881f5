package org.nasd.webconsole.internal.access;

import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.nasd.api.operations.Role;

/** Reads what a login may do. */
public final class Roles {

    private Roles() {}

    /** The highest role of somebody who is logged in. */
    public static Role of(Subject subject) {
        Set<String> names = subject.getPrincipals(RolePrincipal.class).stream()
                .map(RolePrincipal::getName)
                .collect(Collectors.toSet());
        if (names.contains("admin")) {
            return Role.ADMIN;
        }
        if (names.contains("operator")) {
            return Role.OPERATOR;
        }
        return names.contains("viewer") ? Role.VIEWER : Role.NONE;
    }
}
