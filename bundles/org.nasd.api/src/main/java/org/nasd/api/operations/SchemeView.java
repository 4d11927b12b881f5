package org.nasd.api.operations;

import java.util.List;

/**
 * A scheme.
 *
 * @param name its name, as NAS refer to it
 * @param path where it is, or would be
 * @param driver the driver it names, or null when no version of it loaded yet
 * @param events the events it has a template for, sorted
 * @param nas how many NAS use it
 * @param errors what is wrong with the version that is written there now, one line each; the last good one stays in force
 */
public record SchemeView(String name, String path, String driver, List<String> events, int nas, List<String> errors) {
    public SchemeView {
        events = List.copyOf(events);
        errors = List.copyOf(errors);
    }
}
