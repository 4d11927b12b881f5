package org.nasd.api.operations;

import java.util.Map;
import java.util.TreeMap;

/**
 * What bringing a NAS up to date takes.
 *
 * @param accounts how many accounts it has
 * @param events events by command, pushed or (dry run) to be pushed
 * @param pushed whether they were pushed
 */
public record SyncReport(long accounts, Map<String, Long> events, boolean pushed) {
    public SyncReport {
        events = new TreeMap<>(events);
    }
}
