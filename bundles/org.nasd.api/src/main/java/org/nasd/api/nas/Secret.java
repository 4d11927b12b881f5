package org.nasd.api.nas;

import java.util.Objects;

/**
 * A password or key that must not be printed by accident: {@link #toString()} never shows it.
 *
 * <p>Whoever calls {@link #reveal()} is responsible for where the value goes: to a device's login, to a script's environment, to the
 * list of values that a transcript redacts; never to a log, an answer, an error or a page.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * @param value the secret text, not null; may be empty (a device without a password)
     */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value"));
    }

    /** The secret text itself. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "******";
    }
}
