package org.nasd.api.scheme;

import java.util.List;

/** What a scheme makes of an event. */
public sealed interface Rendering {

    /**
     * The commands to send, in order; none when the scheme says that this event needs nothing.
     *
     * @param verify a command whose answer decides, or null
     */
    record Commands(List<String> commands, String verify) implements Rendering {
        public Commands {
            commands = List.copyOf(commands);
        }
    }

    /**
     * The event cannot be sent: the scheme does not know it, a variable is missing, or a value is unsafe.
     *
     * @param reason one line that names the event, the variable and the template
     */
    record Impossible(String reason) implements Rendering {}
}
