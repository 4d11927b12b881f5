package org.nasd.api.nas;

import java.util.Objects;
import java.util.Optional;

/**
 * A password or key that must not be printed by accident: {@link #toString()} never shows it.
 *
 * <p>Whoever calls {@link #reveal()} is responsible for where the value goes: to a device's login, to a script's environment, to the
 * list of values that a transcript redacts; never to a log, an answer, an error or a page.
 */
public final class Secret {

    /** How a secret stands where it came from. */
    public enum Form {
        /** It stands nowhere yet: a person or a program gave it. */
        GIVEN,
        /** Readable. */
        PLAIN,
        /** {@code ENC(...)}: encrypted with nasd's key. */
        ENCRYPTED,
        /** {@code secret:<name>}: in a file of that name. */
        REFERENCE
    }

    private final String value;
    private final Form form;
    private final String trouble;

    private Secret(String value, Form form, String trouble) {
        this.value = value;
        this.form = Objects.requireNonNull(form, "form");
        this.trouble = trouble;
    }

    /**
     * @param value the secret text, not null; may be empty (a device without a password)
     */
    public static Secret of(String value) {
        return stored(value, Form.GIVEN);
    }

    /**
     * A secret as its source holds it.
     *
     * @param value the secret text itself, decoded
     * @param form how it stands there
     */
    public static Secret stored(String value, Form form) {
        return new Secret(Objects.requireNonNull(value, "value"), form, null);
    }

    /**
     * A secret that is set, but whose text cannot be had now.
     *
     * @param form how it stands in its source
     * @param trouble why, and what to do; never a part of the secret
     */
    public static Secret unreadable(Form form, String trouble) {
        return new Secret(null, form, Objects.requireNonNull(trouble, "trouble"));
    }

    /**
     * The secret text itself.
     *
     * @throws IllegalStateException when it cannot be had now, saying why
     */
    public String reveal() {
        if (value == null) {
            throw new IllegalStateException(trouble);
        }
        return value;
    }

    /** How it stands where it came from. */
    public Form form() {
        return form;
    }

    /** Why its text cannot be had now, and what to do; empty when it can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether both are the same text, in whatever form it stands, or are kept from being read by the same trouble. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && Objects.equals(that.value, value)
                && Objects.equals(that.trouble, trouble);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, trouble);
    }

    @Override
    public String toString() {
        return "******";
    }
}
