package org.nasd.rest.internal;

import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status HTTP's status
 * @param body written as a JSON object
 */
record Reply(int status, Map<String, ?> body) {}
