package org.nasd.simulator.radius;

import java.util.List;
import java.util.Objects;

/**
 * What a simulated DAS says to certain requests. The first rule that fits counts; what fits none is judged by the session table alone.
 *
 * @param request {@code CoA-Request} or {@code Disconnect-Request}; empty for both
 * @param containing text that some attribute holds as the journal writes it, for example {@code Filter-Id=crb_blocked}; empty for all
 * @param acknowledge whether the answer is ACK, else NAK
 * @param cause the Error-Cause, or 0 for none
 * @param reply attributes of the answer, texts only: {@code Reply-Message=done}
 */
public record DasRule(String request, String containing, boolean acknowledge, int cause, List<String> reply) {

    public DasRule {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(containing, "containing");
        reply = List.copyOf(reply);
    }

    /** Refuses requests that hold such an attribute. */
    public static DasRule nak(String containing, int cause) {
        return new DasRule("", containing, false, cause, List.of());
    }

    /** Acknowledges requests that hold such an attribute, whatever the session table says. */
    public static DasRule ack(String containing, String... reply) {
        return new DasRule("", containing, true, 0, List.of(reply));
    }
}
