package org.nasd.operations.internal;

import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Role;

/** Who calls in tests. */
final class Callers {

    static final Caller VIEWER = of(Role.VIEWER);
    static final Caller OPERATOR = of(Role.OPERATOR);
    static final Caller ADMIN = of(Role.ADMIN);

    private Callers() {}

    static Caller of(Role role) {
        return new Caller("ann", role, "test");
    }
}
