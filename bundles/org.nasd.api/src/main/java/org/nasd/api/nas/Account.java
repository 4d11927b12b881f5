package org.nasd.api.nas;

import java.util.Map;

/**
 * An account as the configured query sees it now.
 *
 * @param userId the account
 * @param abonentId its subscriber, or null
 * @param nasId the NAS it is on, or null
 * @param variables its columns by lower-case name, null columns left out; what becomes PARAMS. Values are strings, longs, doubles or
 *     booleans
 */
public record Account(long userId, Long abonentId, Long nasId, Map<String, Object> variables) {}
