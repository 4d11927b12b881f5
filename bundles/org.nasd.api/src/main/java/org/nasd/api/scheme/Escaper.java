package org.nasd.api.scheme;

import java.util.Optional;

/** Makes a value safe for its place in a command, by the rule of the driver in use. */
@FunctionalInterface
public interface Escaper {

    /**
     * @param value free of control characters
     * @return the escaped value, or empty when it cannot stand there safely
     */
    Optional<String> escape(String value);
}
