package org.nasd.api.operations;

import java.util.Objects;

/**
 * Who asks. A face makes it from what its own login says, never from what the request claims.
 *
 * @param name the login name, for the records
 * @param role what this person may do
 * @param origin the face and the place the call comes from, for example {@code ssh 10.0.0.7}; for the records
 */
public record Caller(String name, Role role, String origin) {
    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(origin, "origin");
    }
}
