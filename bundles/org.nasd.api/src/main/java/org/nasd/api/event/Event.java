package org.nasd.api.event;

import java.util.Objects;

/**
 * What changed, for whom, and where it must be told: the part of an event that stays the same from stack to stack.
 *
 * @param type the command, for example {@code user_redirect} (CMD, EVENT_TYPE); an open set
 * @param userId the account, the unit of order (USER_ID)
 * @param abonentId the subscriber who owns the account, or null when not known (ABONENT_ID)
 * @param nasId the NAS, or null as long as it is not resolved (NAS_ID)
 * @param nasIp the address the producer named the NAS by, or null for the account's own NAS (NAS_IP)
 * @param uslugaId the service the event is about, or null when it is about the account (USLUGA_ID)
 * @param acctSessionId the RADIUS session the event is about, or null (ACCT_SESSION_ID)
 * @param params a JSON object of variables: in the compact stack what the producer gave (or null), in the main and failed
 *     stacks all frozen variables
 * @param owner who produced it
 */
public record Event(
        String type,
        long userId,
        Long abonentId,
        Long nasId,
        String nasIp,
        Long uslugaId,
        String acctSessionId,
        String params,
        Owner owner) {

    public Event {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(owner, "owner");
    }

    /** The least a producer must say: what, and for which account. */
    public static Event of(String type, long userId) {
        return new Event(type, userId, null, null, null, null, null, null, Owner.UNKNOWN);
    }

    /** This event for the given NAS. */
    public Event on(long id, String ip) {
        return new Event(type, userId, abonentId, id, ip, uslugaId, acctSessionId, params, owner);
    }

    /** This event with the given subscriber and frozen variables. */
    public Event with(Long subscriber, String frozenParams) {
        return new Event(type, userId, subscriber, nasId, nasIp, uslugaId, acctSessionId, frozenParams, owner);
    }

    /** This event as produced by the given owner. */
    public Event by(Owner producer) {
        return new Event(type, userId, abonentId, nasId, nasIp, uslugaId, acctSessionId, params, producer);
    }
}
