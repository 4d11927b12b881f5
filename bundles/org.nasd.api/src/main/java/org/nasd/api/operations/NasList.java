package org.nasd.api.operations;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All NAS.
 *
 * @param nas in the order of their ids
 * @param orphaned how many events wait for NAS that are no longer there, by the NAS's id
 * @param paused the order to send nothing to any of them, or null
 */
public record NasList(List<NasView> nas, Map<Long, Long> orphaned, NasPause paused) {

    /** Not all paused. */
    public NasList(List<NasView> nas, Map<Long, Long> orphaned) {
        this(nas, orphaned, null);
    }

    public NasList {
        nas = List.copyOf(nas);
        orphaned = Collections.unmodifiableMap(new TreeMap<>(orphaned));
    }
}
