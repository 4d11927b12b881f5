package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.SyncReport;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.Records.Comparison;
import org.nasd.api.stack.Records.Condition;

/**
 * Brings a NAS up to date: pushes for each of its accounts in USERS the events that tell its present state ({@link Present} says which).
 *
 * <ul>
 *   <li>Only events that the NAS's scheme has a template for; a script cannot be asked, so it gets all of them.
 *   <li>A deleted account is taken off the NAS unless an account that lives there has its address or login by now: that one would lose
 *       its own rules.
 *   <li>The account may change while it is read. So each page is read again after its events were pushed, and what changed meanwhile is
 *       pushed once more: the last event of an account then tells its last state, whatever the billing pushed in between.
 * </ul>
 */
final class Sync {

    private static final int PAGE = 1000;
    private static final int ROUNDS = 3;

    private final AccountBook accounts;
    private final Records records;
    private final SchemeRegistry schemes;
    private final CompactStack compact;

    Sync(AccountBook accounts, Records records, SchemeRegistry schemes, CompactStack compact) {
        this.accounts = accounts;
        this.records = records;
        this.schemes = schemes;
        this.compact = compact;
    }

    /**
     * @param owner on whose behalf
     * @throws OperationException when it cannot be known what to push
     */
    SyncReport bring(Nas nas, Owner owner, boolean dryRun) {
        if (!accounts.isOwn()) {
            throw new OperationException(
                    Kind.READ_ONLY,
                    "accounts come from the billing's own database by account.sql (etc/org.nasd.billing.cfg), which finds"
                            + " accounts by id and cannot list those of a NAS: push their events with nas:mass-push --sql");
        }
        Predicate<String> known = known(nas);
        Set<String> living = living(nas);
        Round round = new Round(nas, known, living, owner);
        Map<String, Long> events = new TreeMap<>();
        long[] seen = {0};
        pages(nas, page -> {
            seen[0] += page.size();
            page.forEach(account -> round.events(account).forEach(type -> events.merge(type, 1L, Long::sum)));
            if (!dryRun) {
                push(round, page, events);
            }
        });
        return new SyncReport(seen[0], events, !dryRun);
    }

    private void push(Round round, List<Present> page, Map<String, Long> events) {
        List<Present> told = page;
        Map<Long, Present> last = new HashMap<>();
        for (int i = 0; i < ROUNDS && !told.isEmpty(); i++) {
            if (i > 0) {
                told.forEach(account -> round.events(account).forEach(type -> events.merge(type, 1L, Long::sum)));
            }
            List<Event> made =
                    told.stream().flatMap(a -> round.made(a).stream()).toList();
            if (!made.isEmpty()) {
                compact.append(made);
            }
            told.forEach(account -> last.put(account.userId(), account));
            told = again(round.nas(), page).stream()
                    .filter(account -> !round.events(account).equals(round.events(last.get(account.userId()))))
                    .toList();
        }
    }

    private List<Present> again(Nas nas, List<Present> page) {
        Condition from = new Condition(
                "id",
                Comparison.RANGE,
                List.of(page.get(0).userId(), page.get(page.size() - 1).userId()));
        Set<Long> ids = new HashSet<>();
        page.forEach(account -> ids.add(account.userId()));
        return read(nas, from).stream().filter(a -> ids.contains(a.userId())).toList();
    }

    /**
     * One walk over the accounts of a NAS.
     *
     * @param known whether its scheme knows a command
     * @param living what the living accounts are known by
     */
    private record Round(Nas nas, Predicate<String> known, Set<String> living, Owner owner) {

        List<String> events(Present account) {
            if (account.isDeleted() && account.names().anyMatch(living::contains)) {
                return List.of();
            }
            return account.events().stream().filter(known).toList();
        }

        List<Event> made(Present account) {
            return events(account).stream()
                    .map(type -> Event.of(type, account.userId()).by(owner))
                    .toList();
        }
    }

    private Predicate<String> known(Nas nas) {
        if (nas.scheme() == null) {
            return type -> true;
        }
        Scheme scheme = schemes.find(nas.scheme())
                .flatMap(SchemeStatus::scheme)
                .orElseThrow(() -> new OperationException(
                        Kind.UNAVAILABLE,
                        "the scheme " + nas.scheme() + " of NAS " + nas.name()
                                + " is not there or has mistakes, so nobody knows its events; nas:schemes says more"));
        return scheme.events().isEmpty() ? type -> true : scheme.events()::contains;
    }

    private Set<String> living(Nas nas) {
        Set<String> living = new HashSet<>();
        pages(nas, page -> page.stream().filter(a -> !a.isDeleted()).forEach(a -> a.names()
                .forEach(living::add)));
        return living;
    }

    private void pages(Nas nas, Consumer<List<Present>> use) {
        long after = Long.MIN_VALUE;
        List<Present> page;
        do {
            page = read(nas, new Condition("id", Comparison.GT, List.of(after)));
            if (!page.isEmpty()) {
                use.accept(page);
                after = page.get(page.size() - 1).userId();
            }
        } while (page.size() == PAGE);
    }

    private List<Present> read(Nas nas, Condition which) {
        List<Condition> all = new ArrayList<>();
        all.add(new Condition("nas_id", Comparison.EXACT, List.of(nas.id())));
        all.add(which);
        return records
                .list(new Records.Query(Records.Table.USERS, all, List.of(), List.of("id"), Set.of(), 0, PAGE))
                .stream()
                .map(Present::new)
                .toList();
    }
}
