package org.nasd.metrics.internal.figures;

import org.nasd.api.operations.Figures;
import org.nasd.api.operations.Readiness;

/** What could be found out at one moment. */
public sealed interface Reading {

    /** Whether nasd is fit for work. */
    Readiness readiness();

    /** All of it. */
    record Whole(Figures figures) implements Reading {
        @Override
        public Readiness readiness() {
            return figures.problems();
        }
    }

    /**
     * Only how nasd itself is.
     *
     * @param why why the figures could not be had, and what to do
     */
    record HealthOnly(Readiness readiness, String why) implements Reading {}
}
