package org.nasd.compactor.internal;

import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.stack.NasAccount;

/**
 * An event that can be sent.
 *
 * @param row where it comes from
 * @param event with its NAS and frozen variables
 * @param nas its NAS
 * @param coalescing the rules of the NAS
 */
record Accepted(CompactEvent row, Event event, Nas nas, Coalescing coalescing) {

    NasAccount account() {
        return new NasAccount(nas.id(), event.userId());
    }

    boolean isState() {
        return !coalescing.groupOf(event.type()).isEmpty();
    }

    boolean isSupersededBy(Accepted later) {
        return coalescing.supersedes(later.subject(), subject());
    }

    private Coalescing.Subject subject() {
        return new Coalescing.Subject(event.type(), event.uslugaId(), event.acctSessionId());
    }
}
