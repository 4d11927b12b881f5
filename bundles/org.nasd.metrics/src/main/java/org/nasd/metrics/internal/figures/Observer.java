package org.nasd.metrics.internal.figures;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.Readiness;
import org.nasd.api.operations.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the operations for the figures. Safe for use by many threads. */
public final class Observer implements Supplier<Reading> {

    private static final Logger LOG = LoggerFactory.getLogger(Observer.class);
    private static final Caller CALLER = new Caller("metrics", Role.VIEWER, "metrics");
    private static final String PART = "operations";

    private final Supplier<Operations> operations;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param operations gives the service, or null while it is not there
     */
    public Observer(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public Reading get() {
        Operations service = operations.get();
        if (service == null) {
            String why =
                    "the service is not there yet: nasd is starting or waits for its database; /health/ready says for what";
            return new Reading.HealthOnly(problem(why), why);
        }
        try {
            Reading whole = new Reading.Whole(service.overview().figures(CALLER));
            if (failing.getAndSet(false)) {
                LOG.info("The figures for collectors can be had again");
            }
            return whole;
        } catch (OperationException | AccessDeniedException e) {
            if (!failing.getAndSet(true)) {
                LOG.warn("The figures for collectors cannot be had (said once): {}", e.getMessage());
            }
            return new Reading.HealthOnly(readiness(service), e.getMessage());
        }
    }

    private static Readiness readiness(Operations service) {
        try {
            return service.health().readiness(CALLER);
        } catch (OperationException | AccessDeniedException e) {
            return problem(e.getMessage());
        }
    }

    private static Readiness problem(String why) {
        return new Readiness(Map.of(PART, List.of(why)));
    }
}
