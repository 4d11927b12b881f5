package org.nasd.api.operations;

import java.util.List;

/**
 * What would be sent for an event. No text holds a secret of the NAS.
 *
 * @param nas name of the NAS
 * @param commands in order; empty when the scheme needs none, or when it is impossible
 * @param verify a command whose answer would decide, or null
 * @param impossible why the event cannot be sent, or null when it can
 */
public record Preview(String nas, List<String> commands, String verify, String impossible) {
    public Preview {
        commands = List.copyOf(commands);
    }
}
