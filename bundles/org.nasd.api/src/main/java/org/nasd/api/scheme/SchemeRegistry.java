package org.nasd.api.scheme;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All schemes that are there: directories under {@code etc/oss/}, which win, and those that bundles carry. Safe for use by many
 * threads; answers from memory.
 */
@ProviderType
public interface SchemeRegistry {

    /** How it stands with a scheme, or empty when there is nothing of that name. */
    Optional<SchemeStatus> find(String name);

    /** All schemes by name. */
    List<SchemeStatus> all();

    /** Where a scheme of the given name is looked for, as an absolute directory; it need not exist. */
    String pathOf(String name);
}
