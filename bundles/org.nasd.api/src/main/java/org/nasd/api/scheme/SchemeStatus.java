package org.nasd.api.scheme;

import java.util.List;
import java.util.Optional;

/**
 * How it stands with a scheme.
 *
 * @param name its name
 * @param path where it is, or would be
 * @param scheme the version in force: the last one that loaded without mistakes
 * @param errors what is wrong with the version that is written there now, one line each naming the file; empty when that is in force
 */
public record SchemeStatus(String name, String path, Optional<Scheme> scheme, List<String> errors) {
    public SchemeStatus {
        errors = List.copyOf(errors);
    }
}
