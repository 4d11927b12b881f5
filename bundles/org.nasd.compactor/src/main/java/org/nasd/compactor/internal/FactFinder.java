package org.nasd.compactor.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.NasAccount;

/** Gathers the facts about a batch with a few set-based questions. Used by one thread. */
final class FactFinder {

    /** So many accounts on NAS are asked for at once when nobody knows where a deleted account was. */
    private static final int PAIRS = 20_000;

    private final AccountDirectory directory;
    private final NasSnapshots snapshots;
    private final Coalescings coalescings;
    private final Memory memory;

    FactFinder(AccountDirectory directory, NasSnapshots snapshots, Coalescings coalescings, Memory memory) {
        this.directory = directory;
        this.snapshots = snapshots;
        this.coalescings = coalescings;
        this.memory = memory;
    }

    Facts gather(List<CompactEvent> rows) {
        Map<Long, Facts.Known> accounts = new HashMap<>();
        Set<Long> asked = rows.stream().map(row -> row.event().userId()).collect(Collectors.toSet());
        directory.find(asked).forEach((id, account) -> accounts.put(id, Facts.Known.of(account)));
        NasIndex nas = snapshotFor(rows, accounts);
        coalescings.beginBatch();
        Map<NasAccount, Frozen> remembered = new HashMap<>();
        Map<Long, List<Nas>> homes = homes(rows, accounts, nas, remembered);
        recall(rows, accounts, nas, remembered);
        return new Facts(nas, accounts, remembered, homes, coalescings::of);
    }

    private NasIndex snapshotFor(List<CompactEvent> rows, Map<Long, Facts.Known> accounts) {
        NasIndex nas = snapshots.current();
        return rows.stream().anyMatch(row -> namesUnknown(row.event(), accounts, nas)) ? snapshots.fresh() : nas;
    }

    private static boolean namesUnknown(Event event, Map<Long, Facts.Known> accounts, NasIndex nas) {
        Account account = account(event, accounts);
        boolean named = NasIndex.address(event) != null || (account != null && account.nasId() != null);
        return named && nas.target(event, account).isEmpty();
    }

    private static Account account(Event event, Map<Long, Facts.Known> accounts) {
        Facts.Known known = accounts.get(event.userId());
        return known == null ? null : known.account();
    }

    /** Of accounts that exist, what is remembered: in full only where it changed and a user_del may want the old. */
    private void recall(
            List<CompactEvent> rows,
            Map<Long, Facts.Known> accounts,
            NasIndex nas,
            Map<NasAccount, Frozen> remembered) {
        Set<NasAccount> unread = new HashSet<>();
        for (CompactEvent row : rows) {
            Event event = row.event();
            Facts.Known known = accounts.get(event.userId());
            Optional<Nas> target = nas.target(event, known == null ? null : known.account());
            if (target.isEmpty() || (known == null && !event.type().equals(Expander.USER_DEL))) {
                continue;
            }
            NasAccount account = new NasAccount(target.get().id(), event.userId());
            Long digest = memory.digest(account);
            boolean same = known != null
                    && digest != null
                    && digest == known.variables().digest();
            if (digest == null || (!same && event.type().equals(Expander.USER_DEL))) {
                unread.add(account);
            } else {
                remembered.putIfAbsent(account, Frozen.unread(digest));
            }
        }
        remembered.keySet().removeAll(unread);
        remembered.putAll(memory.read(unread));
    }

    /** Where accounts were that are gone and whose user_del names no NAS. The stack can only be asked NAS by NAS. */
    private Map<Long, List<Nas>> homes(
            List<CompactEvent> rows,
            Map<Long, Facts.Known> accounts,
            NasIndex nas,
            Map<NasAccount, Frozen> remembered) {
        Set<Long> gone = rows.stream()
                .map(CompactEvent::event)
                .filter(event -> event.type().equals(Expander.USER_DEL)
                        && NasIndex.address(event) == null
                        && !accounts.containsKey(event.userId()))
                .map(Event::userId)
                .collect(Collectors.toSet());
        if (gone.isEmpty()) {
            return Map.of();
        }
        remembered.putAll(everywhere(gone, nas));
        Map<Long, List<Nas>> homes = new HashMap<>();
        remembered.keySet().stream()
                .sorted((a, b) -> Long.compare(a.nasId(), b.nasId()))
                .forEach(account -> nas.byId(account.nasId())
                        .ifPresent(home -> homes.computeIfAbsent(account.userId(), id -> new ArrayList<>())
                                .add(home)));
        return homes;
    }

    private Map<NasAccount, Frozen> everywhere(Set<Long> accounts, NasIndex nas) {
        Map<NasAccount, Frozen> found = new HashMap<>();
        List<NasAccount> chunk = new ArrayList<>();
        for (long account : accounts) {
            for (long id : nas.ids()) {
                chunk.add(new NasAccount(id, account));
                if (chunk.size() == PAIRS) {
                    found.putAll(memory.read(chunk));
                    chunk.clear();
                }
            }
        }
        found.putAll(memory.read(chunk));
        return found;
    }

    /** An expansion was carried out: what it remembers is a fact now. */
    void learn(Facts facts, Plan plan) {
        facts.remembered().putAll(plan.learned());
        memory.learn(plan.learned());
    }

    /** Somebody else may have been at work. */
    void forget() {
        memory.forget();
        snapshots.drop();
        coalescings.forget();
    }
}
