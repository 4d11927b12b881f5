package org.nasd.api.operations;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether nasd is fit for work.
 *
 * @param problems by check, what keeps that part from working; an empty list where a part is fit. The checks without which nasd is
 *     not ready are always here, with a problem when they are missing
 * @param notices what somebody should know although nasd takes events, for example that all NAS are paused
 */
public record Readiness(Map<String, List<String>> problems, List<String> notices) {

    public Readiness {
        Map<String, List<String>> sorted = new TreeMap<>();
        problems.forEach((check, lines) -> sorted.put(check, List.copyOf(lines)));
        problems = Collections.unmodifiableMap(sorted);
        notices = List.copyOf(notices);
    }

    /** Without notices. */
    public Readiness(Map<String, List<String>> problems) {
        this(problems, List.of());
    }

    /** Whether no check has a problem. */
    public boolean ready() {
        return problems.values().stream().allMatch(List::isEmpty);
    }
}
