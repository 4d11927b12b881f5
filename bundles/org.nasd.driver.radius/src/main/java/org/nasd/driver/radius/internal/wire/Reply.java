package org.nasd.driver.radius.internal.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import org.nasd.driver.radius.internal.command.Kind;
import org.nasd.driver.radius.internal.dictionary.Standard;

/**
 * An answer that was proved to be the NAS's.
 *
 * @param kind what it answers
 * @param ack whether the NAS did it
 */
public record Reply(Kind kind, boolean ack, List<Received> attributes) {

    public Reply {
        attributes = List.copyOf(attributes);
    }

    /** The Error-Cause, of several the first; empty when there is none. */
    public OptionalInt errorCause() {
        return attributes.stream()
                .filter(received -> received.attribute().is(Standard.ERROR_CAUSE) && received.value().length == 4)
                .mapToInt(received -> ByteBuffer.wrap(received.value()).getInt())
                .findFirst();
    }
}
