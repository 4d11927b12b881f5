package org.nasd.simulator;

import java.util.Objects;

/**
 * Somebody who may log in to a simulated router.
 *
 * @param name login name
 * @param password login password; may be empty
 * @param rights what it may do
 */
public record User(String name, String password, Rights rights) {

    /** What a user may do. */
    public enum Rights {
        /** Everything. */
        FULL,
        /** Look only: every change is refused. */
        READ
    }

    public User {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(rights, "rights");
    }

    /**
     * Reads {@code name:password} or {@code name:password:read}.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static User parse(String text) {
        String[] parts = text.trim().split(":", 3);
        if (parts.length < 2 || parts[0].isBlank()) {
            throw new IllegalArgumentException("a user is written name:password or name:password:read");
        }
        if (parts.length == 2 || parts[2].equals("full")) {
            return new User(parts[0], parts[1], Rights.FULL);
        }
        if (parts[2].equals("read")) {
            return new User(parts[0], parts[1], Rights.READ);
        }
        throw new IllegalArgumentException("user " + parts[0] + ": rights are full or read");
    }

    @Override
    public String toString() {
        return "User[" + name + ", " + rights + "]";
    }
}
