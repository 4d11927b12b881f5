package org.nasd.api.operations;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A NAS for people.
 *
 * @param id NAS.ID
 * @param name what people call it
 * @param ip the address events name it by
 * @param settings its other settings, sorted: columns of the table NAS in lower case and options; values that are secret are
 *     {@code ******}, what is not set is left out
 * @param activity what is going on with it, or null as long as no node's dispatch has taken it up; of another node's NAS it may be some
 *     seconds old
 * @param pause the order to send nothing to it, or null
 * @param waiting events of the main stack that wait for it
 * @param node name of the node that works it; null where there is only one, and when nobody does
 */
public record NasView(
        long id,
        String name,
        String ip,
        Map<String, String> settings,
        NasActivity activity,
        NasPause pause,
        long waiting,
        String node) {
    public NasView {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
