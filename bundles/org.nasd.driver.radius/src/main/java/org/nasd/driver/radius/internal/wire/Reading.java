package org.nasd.driver.radius.internal.wire;

/** What became of a datagram that was read. */
public sealed interface Reading {

    /** An answer that counts. */
    record Good(Reply reply) implements Reading {}

    /** One that does not. */
    record Bad(Flaw flaw) implements Reading {}
}
