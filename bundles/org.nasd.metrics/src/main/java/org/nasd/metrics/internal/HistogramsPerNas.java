package org.nasd.metrics.internal;

/** Whether each NAS has histograms of its own. Named as people write it in the settings. */
public enum HistogramsPerNas {
    /** As long as there are not too many NAS. */
    auto,
    on,
    off;

    /** Whether that many NAS have them. */
    boolean areFor(int nas, int limit) {
        return this == on || (this == auto && nas <= limit);
    }
}
