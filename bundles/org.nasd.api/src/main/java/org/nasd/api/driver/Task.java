package org.nasd.api.driver;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One event for one device, or one command given by hand.
 *
 * @param eventId the event in the main stack, or 0 for a command given by hand
 * @param type the event's command, for example {@code user_redirect}
 * @param userId the account, or 0
 * @param variables everything known about the event and its NAS, by lower-case name, without secrets; for drivers that use no templates
 * @param commands rendered commands with escaped values, in order; may be empty
 * @param verify a command whose answer must match the setting {@code verify.expect}, or null
 * @param timeout how long all of it may take
 */
public record Task(
        long eventId,
        String type,
        long userId,
        Map<String, String> variables,
        List<String> commands,
        String verify,
        Duration timeout) {

    public Task {
        variables = Map.copyOf(variables);
        commands = List.copyOf(commands);
    }
}
