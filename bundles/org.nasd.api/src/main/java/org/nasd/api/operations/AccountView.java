package org.nasd.api.operations;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account as the configured source has it now.
 *
 * @param userId the account
 * @param abonentId its subscriber, or null
 * @param nasId its NAS, or null
 * @param variables its columns by lower-case name, sorted
 */
public record AccountView(long userId, Long abonentId, Long nasId, Map<String, Object> variables) {
    public AccountView {
        variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    }
}
