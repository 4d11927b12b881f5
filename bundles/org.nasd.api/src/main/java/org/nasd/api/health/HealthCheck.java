package org.nasd.api.health;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service by which a part of nasd says whether it is fit for work. nasd is ready when the checks {@link #STACK}, {@link #COMPACTOR}
 * and {@link #DISPATCH} are there and no check has a problem.
 */
@ConsumerType
public interface HealthCheck {

    String STACK = "stack";
    String COMPACTOR = "compactor";
    String DISPATCH = "dispatch";

    /** The part's name, stable, in lower case. */
    String name();

    /**
     * What keeps it from working, one line each with what to do; empty when it is fit. Returns within two seconds. A NAS that is down is
     * no problem here.
     */
    List<String> problems();

    /** What somebody should know although it is fit, one line each with what to do. Returns at once. */
    default List<String> notices() {
        return List.of();
    }
}
