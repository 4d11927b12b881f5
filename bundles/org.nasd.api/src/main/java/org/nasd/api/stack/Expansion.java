package org.nasd.api.stack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;

/**
 * What becomes of one batch of the compact stack, decided by the compactor and carried out by {@link CompactStack#move} in one
 * transaction.
 *
 * @param expanded events that enter the main stack, in the order in which they get their ids
 * @param rejected events that can never be sent, which enter the failed stack
 * @param coalesced events dropped because a later one of the same batch makes them obsolete
 * @param remembered the last variables of accounts, as JSON, where they changed
 */
public record Expansion(
        List<Expanded> expanded,
        List<Rejected> rejected,
        List<Coalesced> coalesced,
        Map<NasAccount, String> remembered) {

    /**
     * @param source the compact row, deleted by the move
     * @param event the event with its NAS and frozen variables
     * @param group the event types whose failed events of the same account, NAS, service and session this one makes obsolete
     *: a requeue must never undo newer state; empty for an event that is no state
     */
    public record Expanded(CompactEvent source, Event event, Set<String> group) {}

    /**
     * @param source the compact row, deleted by the move
     * @param event the event as far as it was resolved; {@link Event#nasId()} and {@link Event#params()} may be null
     * @param error what is wrong and what to do, in one line
     */
    public record Rejected(CompactEvent source, Event event, String error) {}

    /**
     * @param dropped the compact row, deleted by the move
     * @param by the compact row that made it obsolete
     */
    public record Coalesced(CompactEvent dropped, CompactEvent by) {}
}
