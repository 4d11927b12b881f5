package org.nasd.operations.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.nas.Account;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.Requeued;

/**
 * Sends failed events again, with variables of now. Frozen variables that are the account's are left behind, so that the compactor takes
 * those of now; what only the producer gave goes along. A variable is the account's when the account has it now, when it is a column of
 * USERS (where accounts are nasd's own), or when it was remembered of the account on that NAS: an account that lost its outside address
 * since must not get the old one back. A {@code user_del} is about old data and keeps all of it.
 */
final class Requeueing {

    private static final String USER_DEL = "user_del";

    private final EventDesk.Stacks stacks;
    private final Selections selections;
    private final AccountBook accounts;
    private final Supplier<Set<String>> columns;

    /**
     * @param columns names of variables that are the account's in any case
     */
    Requeueing(EventDesk.Stacks stacks, Selections selections, AccountBook accounts, Supplier<Set<String>> columns) {
        this.stacks = stacks;
        this.selections = selections;
        this.accounts = accounts;
        this.columns = columns;
    }

    void requeue(EventSelection selection, boolean force, Tally tally) {
        Set<String> always = columns.get();
        selections.failed(selection, tally, events -> requeue(events, always, force, tally));
    }

    private void requeue(List<FailedEvent> events, Set<String> always, boolean force, Tally tally) {
        Requeued requeued = stacks.failed().requeue(params(events, always), force);
        tally.done(requeued.compactIds().size());
        requeued.superseded()
                .forEach((id, by) ->
                        tally.skip(id, "the later event " + by + " made it obsolete; force sends it anyway"));
        requeued.gone().forEach(id -> tally.skip(id, "it is not among the failed any more"));
    }

    private SortedMap<Long, String> params(List<FailedEvent> events, Set<String> always) {
        List<FailedEvent> fresh = events.stream()
                .filter(event -> !event.event().type().equals(USER_DEL))
                .toList();
        Map<Long, Account> present =
                accounts.all(fresh.stream().map(e -> e.event().userId()).collect(Collectors.toSet()));
        Map<NasAccount, String> remembered = remembered(fresh);
        SortedMap<Long, String> params = new TreeMap<>();
        events.forEach(event -> params.put(event.id(), event.event().params()));
        for (FailedEvent event : fresh) {
            Set<String> own = new HashSet<>(always);
            Account account = present.get(event.event().userId());
            if (account != null) {
                own.addAll(account.variables().keySet());
                NasAccount place = place(event);
                own.addAll(Params.names(place == null ? null : remembered.get(place)));
                params.put(event.id(), Params.without(event.event().params(), own));
            }
        }
        return params;
    }

    private Map<NasAccount, String> remembered(List<FailedEvent> events) {
        CompactStack compact = stacks.compact();
        Set<NasAccount> places =
                events.stream().map(Requeueing::place).filter(Objects::nonNull).collect(Collectors.toSet());
        return places.isEmpty() ? Map.of() : compact.remembered(places);
    }

    private static NasAccount place(FailedEvent event) {
        Long nas = event.event().nasId();
        return nas == null ? null : new NasAccount(nas, event.event().userId());
    }
}
