package org.nasd.driver.mikrotik.internal.session;

import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import org.nasd.driver.mikrotik.internal.wire.ProtocolViolation;

/** Exceptions of the network in words for people. */
final class Causes {

    private Causes() {}

    /** What ended an established connection. */
    static String ofLoss(Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof ProtocolViolation) {
            return "it does not speak the RouterOS API: " + root.getMessage();
        }
        return root instanceof IOException ? "the connection was lost: " + root.getMessage() : root.toString();
    }
}
