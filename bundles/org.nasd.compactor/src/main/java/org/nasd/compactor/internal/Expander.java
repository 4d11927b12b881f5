package org.nasd.compactor.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Expansion.Rejected;
import org.nasd.api.stack.NasAccount;

/** Decides what becomes of a batch, from facts alone: no I/O, no clock. One object expands one batch. */
final class Expander {

    static final String USER_DEL = "user_del";

    private static final Pattern COMMAND = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final String SESSION = "acct_session_id";

    private final Facts facts;
    private final Predicate<CompactEvent> waitedLongEnough;
    private final Set<Long> waiting;
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<CompactEvent> deferred = new ArrayList<>();
    private final Map<NasAccount, Frozen> learned = new LinkedHashMap<>();

    /**
     * @param held accounts of which an earlier event stays in the compact stack, so that later ones stay too
     * @param waitedLongEnough whether an event whose account or NAS is not there is to be given up
     */
    Expander(Facts facts, Set<Long> held, Predicate<CompactEvent> waitedLongEnough) {
        this.facts = facts;
        this.waiting = new HashSet<>(held);
        this.waitedLongEnough = waitedLongEnough;
    }

    /**
     * @param rows in the order of ids
     */
    Plan expand(List<CompactEvent> rows) {
        rows.forEach(this::judge);
        return Plans.of(accepted, rejected, deferred, learned);
    }

    private void judge(CompactEvent row) {
        Event event = row.event();
        if (waiting.contains(event.userId())) {
            deferred.add(row);
        } else if (!COMMAND.matcher(event.type()).matches()) {
            reject(
                    row,
                    "'" + Texts.line(event.type(), 80)
                            + "' cannot be a command (CMD): 1 to 64 letters, digits and ._- are");
        } else {
            try {
                judge(row, own(event));
            } catch (IOException e) {
                reject(row, "PARAMS cannot be used: " + e.getMessage() + "; correct it at its producer");
            }
        }
    }

    private static SortedMap<String, Object> own(Event event) throws IOException {
        return event.params() == null || event.params().isBlank() ? new TreeMap<>() : Params.read(event.params());
    }

    private void judge(CompactEvent row, SortedMap<String, Object> own) {
        Event event = row.event();
        Facts.Known known = facts.accounts().get(event.userId());
        if (known == null) {
            gone(row, own);
            return;
        }
        Account account = known.account();
        Optional<Nas> nas = facts.nas().target(event, account);
        if (nas.isPresent()) {
            accept(row, nas.get(), known, own);
        } else if (NasIndex.address(event) != null) {
            unresolved(row, unknownAddress(event));
        } else if (account.nasId() == null) {
            unresolved(
                    row,
                    "account " + event.userId()
                            + " is on no NAS (its NAS_ID is empty) and the event names none (NAS_IP): "
                            + "put the account on a NAS or name one");
        } else {
            unresolved(
                    row,
                    "account " + event.userId() + " is on the NAS with id " + account.nasId()
                            + ", which is not there or cannot be read: add it (nas:add) or correct the account's NAS_ID");
        }
    }

    private static String unknownAddress(Event event) {
        return "no NAS has the address " + Texts.line(event.nasIp(), 80)
                + " (NAS_IP), or its row cannot be read: add it (nas:add) or correct the address at the producer";
    }

    private void accept(CompactEvent row, Nas nas, Facts.Known known, SortedMap<String, Object> own) {
        NasAccount account = new NasAccount(nas.id(), row.event().userId());
        Frozen current = known.variables();
        Frozen last = learned.getOrDefault(account, facts.remembered().get(account));
        boolean changed = last == null || last.digest() != current.digest();
        if (changed) {
            learned.put(account, current);
        }
        boolean old =
                changed && last != null && own.isEmpty() && row.event().type().equals(USER_DEL);
        if (old) {
            add(row, nas, known.account().abonentId(), variables(last), last.json());
        } else if (own.isEmpty()) {
            add(row, nas, known.account().abonentId(), known.account().variables(), current.json());
        } else {
            SortedMap<String, Object> merged = Params.admissible(known.account().variables());
            merged.putAll(own);
            add(row, nas, known.account().abonentId(), merged, Params.write(merged));
        }
    }

    /** An account that does not exist any more can still be deleted from its NAS, with what is remembered of it. */
    private void gone(CompactEvent row, SortedMap<String, Object> own) {
        Event event = row.event();
        String unknown =
                "account " + event.userId() + " is not among the accounts (table USERS, or the configured query): "
                        + "add it or correct USER_ID at the producer";
        if (!event.type().equals(USER_DEL)) {
            unresolved(row, unknown);
            return;
        }
        List<Nas> candidates = NasIndex.address(event) != null
                ? facts.nas().target(event, null).stream().toList()
                : facts.homes().getOrDefault(event.userId(), List.of());
        if (candidates.size() > 1) {
            unresolved(
                    row,
                    "account " + event.userId() + " is gone and was on several NAS ("
                            + String.join(
                                    ", ", candidates.stream().map(Nas::name).toList())
                            + "): say from which to delete it (NAS_IP), once for each");
        } else if (candidates.isEmpty()) {
            unresolved(row, NasIndex.address(event) != null ? unknownAddress(event) : unknown);
        } else {
            Frozen last =
                    facts.remembered().get(new NasAccount(candidates.get(0).id(), event.userId()));
            if (last == null && own.isEmpty()) {
                unresolved(row, unknown);
            } else {
                SortedMap<String, Object> merged = last == null ? new TreeMap<>() : variables(last);
                merged.putAll(own);
                add(row, candidates.get(0), Texts.number(merged.get("abonent_id")), merged, Params.write(merged));
            }
        }
    }

    private static SortedMap<String, Object> variables(Frozen frozen) {
        try {
            return Params.read(Objects.requireNonNull(frozen.json(), "remembered variables that were not read"));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written here can be read", e);
        }
    }

    private void add(CompactEvent row, Nas nas, Long abonentId, Map<String, Object> variables, String json) {
        Event asked = row.event();
        String named = blankToNull(asked.acctSessionId());
        Event event = new Event(
                asked.type(),
                asked.userId(),
                asked.abonentId() == null ? abonentId : asked.abonentId(),
                nas.id(),
                nas.ip(),
                asked.uslugaId(),
                named == null ? blankToNull(Texts.value(variables.get(SESSION))) : named,
                json,
                asked.owner());
        accepted.add(new Accepted(row, event, nas, facts.coalescing().apply(nas)));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private void unresolved(CompactEvent row, String error) {
        if (waitedLongEnough.test(row)) {
            reject(row, error);
        } else {
            waiting.add(row.event().userId());
            deferred.add(row);
        }
    }

    private void reject(CompactEvent row, String error) {
        rejected.add(new Rejected(row, row.event(), Texts.line(error, 1000)));
    }
}
