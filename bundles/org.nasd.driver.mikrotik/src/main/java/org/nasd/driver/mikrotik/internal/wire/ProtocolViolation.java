package org.nasd.driver.mikrotik.internal.wire;

/** What arrived is not the RouterOS API, or more than this side is ready to hold. The connection cannot be used further. */
public final class ProtocolViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProtocolViolation(String message) {
        super(message, null, false, false);
    }
}
