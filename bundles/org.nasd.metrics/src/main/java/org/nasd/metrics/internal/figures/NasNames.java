package org.nasd.metrics.internal.figures;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;

/**
 * How each NAS is called among the figures: by its name, and where a billing gives several the same name or none, by its address and id
 * as well. Two NAS under one name would spoil the whole answer for a collector.
 */
public final class NasNames {

    private NasNames() {}

    /** By id. */
    public static Map<Long, String> of(List<NasStatus> statuses) {
        Set<String> seen = new HashSet<>();
        Set<String> ambiguous = new HashSet<>();
        for (NasStatus status : statuses) {
            if (!seen.add(status.nas().name())) {
                ambiguous.add(status.nas().name());
            }
        }
        Map<Long, String> names = new HashMap<>();
        for (NasStatus status : statuses) {
            Nas nas = status.nas();
            boolean unclear = nas.name().isBlank() || ambiguous.contains(nas.name());
            names.put(
                    nas.id(), unclear ? (nas.name() + " (" + nas.ip() + ", id " + nas.id() + ")").strip() : nas.name());
        }
        return names;
    }
}
