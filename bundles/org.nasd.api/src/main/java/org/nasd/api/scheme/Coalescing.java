package org.nasd.api.scheme;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;

/**
 * Which waiting events of an account a later one makes obsolete: a repeat of itself, or its opposite. Only events that the scheme
 * names as states ({@code opposites}) do so.
 *
 * @param group by state event, the types of its group: itself and its opposite; empty when coalescing is switched off
 */
public record Coalescing(Map<String, Set<String>> group) {

    /** No event makes another obsolete. */
    public static final Coalescing OFF = new Coalescing(Map.of());

    private static final Set<String> BARRIERS = Set.of("user_add", "user_del");

    public Coalescing {
        group = Map.copyOf(group);
    }

    /**
     * Reads the keys {@code coalesce} and {@code opposites}.
     *
     * @throws SettingException when they cannot be read
     */
    public static Coalescing of(Settings settings) {
        if (!settings.flag("coalesce")) {
            return OFF;
        }
        Map<String, Set<String>> groups = new HashMap<>();
        for (String pair : settings.list("opposites")) {
            String[] two = pair.split(":", -1);
            if (two.length != 2
                    || two[0].isBlank()
                    || two[1].isBlank()
                    || two[0].trim().equals(two[1].trim())) {
                throw new SettingException("opposites: '" + pair + "' is not a pair like user_drop:user_accept");
            }
            Set<String> both = Set.of(two[0].trim(), two[1].trim());
            both.forEach(type -> groups.put(type, both));
        }
        return new Coalescing(groups);
    }

    /** What coalescing looks at in an event. */
    public record Subject(String type, Long uslugaId, String acctSessionId) {}

    /** Whether a later event makes an earlier one of the same account and NAS obsolete, with no {@link #isBarrier barrier} between. */
    public boolean supersedes(Subject later, Subject earlier) {
        return groupOf(later.type()).contains(earlier.type())
                && Objects.equals(later.uslugaId(), earlier.uslugaId())
                && Objects.equals(later.acctSessionId(), earlier.acctSessionId());
    }

    /** The types whose earlier events one of this type makes obsolete; empty when it is no state. */
    public Set<String> groupOf(String type) {
        return group.getOrDefault(type, Set.of());
    }

    /** Whether events before one of this type must not be compared with those after it. */
    public static boolean isBarrier(String type) {
        return BARRIERS.contains(type);
    }
}
