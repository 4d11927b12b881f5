package org.nasd.api.dispatch;

import java.util.List;

/**
 * What became of the wish to cancel events.
 *
 * @param cancelled ids that will not be sent; those that had left the stack before are among them and stay as they ended
 * @param tooLate ids that are being sent at this moment
 */
public record Cancellation(List<Long> cancelled, List<Long> tooLate) {
    public Cancellation {
        cancelled = List.copyOf(cancelled);
        tooLate = List.copyOf(tooLate);
    }
}
