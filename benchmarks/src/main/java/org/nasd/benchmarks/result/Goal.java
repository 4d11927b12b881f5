package org.nasd.benchmarks.result;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What has to be reached, and what was.
 *
 * @param what is held against the bound
 * @param value as measured
 * @param unit of both
 * @param bound that it has to reach
 * @param atLeast whether more is better
 * @param stretch what would be better still, or null
 */
public record Goal(String what, double value, String unit, double bound, boolean atLeast, Double stretch) {

    @JsonIgnore
    public boolean isReached() {
        return reaches(bound);
    }

    @JsonIgnore
    public boolean isStretched() {
        return stretch != null && reaches(stretch);
    }

    private boolean reaches(double limit) {
        return atLeast ? value >= limit : value <= limit;
    }
}
