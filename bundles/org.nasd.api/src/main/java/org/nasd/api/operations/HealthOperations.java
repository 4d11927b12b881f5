package org.nasd.api.operations;

import org.osgi.annotation.versioning.ProviderType;

/** Whether nasd is fit for work; rules for all methods at {@link Operations}. */
@ProviderType
public interface HealthOperations {

    /** Asks all checks. Answers within four seconds, whatever a check does. */
    @Needs(Role.VIEWER)
    Readiness readiness(Caller caller);
}
