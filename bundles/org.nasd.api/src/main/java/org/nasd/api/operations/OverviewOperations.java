package org.nasd.api.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.nasd.api.stack.NasHistory;
import org.osgi.annotation.versioning.ProviderType;

/** Figures; rules for all methods at {@link Operations}. Figures of the stacks may be up to two seconds old. */
@ProviderType
public interface OverviewOperations {

    /** How the whole of it does now. */
    @Needs(Role.VIEWER)
    Overview now(Caller caller);

    /**
     * Minutes of the past, oldest first, those without anything left out.
     *
     * @param nas NAS by id, name or address; none for all together, under the name {@code *}
     * @param window how far back, at most 25 hours
     * @return by the name of the NAS
     */
    @Needs(Role.VIEWER)
    Map<String, List<NasHistory.Minute>> history(Caller caller, List<String> nas, Duration window);

    /** All figures for a collector of metrics. */
    @Needs(Role.VIEWER)
    Figures figures(Caller caller);
}
