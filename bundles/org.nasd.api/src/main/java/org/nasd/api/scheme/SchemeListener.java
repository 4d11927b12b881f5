package org.nasd.api.scheme;

import org.osgi.annotation.versioning.ConsumerType;

/** A service that wants to know when a scheme comes, changes or goes. Must return at once without blocking. */
@ConsumerType
public interface SchemeListener {

    /** The scheme of this name came, changed, went, or has new errors; ask the registry. */
    void schemeChanged(String name);
}
