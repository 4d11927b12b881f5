package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Expansion.Rejected;
import org.nasd.api.stack.StackException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves rows out of the compact stack. When a batch cannot be moved although the database is there, the row that is to blame is found by
 * halving, set aside, and rejected as soon as it is certain that others can be moved. Used by one thread.
 */
final class Mover {

    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);

    private static final int FAILURES = 3;
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
    private static final long HEALTHY = Duration.ofSeconds(10).toNanos();

    private final CompactStack stack;
    private final FactFinder finder;
    private final Reporter reporter;
    private final LongSupplier clock;
    private final Map<Long, CompactEvent> suspects = new LinkedHashMap<>();
    private long lastSuccess;
    private boolean succeeded;

    Mover(CompactStack stack, FactFinder finder, Reporter reporter, LongSupplier clock) {
        this.stack = stack;
        this.finder = finder;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** Rows that may be to blame for failures. */
    Set<Long> suspects() {
        return suspects.keySet();
    }

    /**
     * @return false when rows have vanished meanwhile, and the stack must be read again
     * @throws StackException when the database is the trouble
     */
    boolean move(List<CompactEvent> rows, Round round) {
        Facts facts = finder.gather(rows);
        try {
            carryOut(rows, facts, round);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("A batch of {} events could not be moved and is tried again", rows.size(), e);
        }
        if (!areThere(rows)) {
            return false;
        }
        try {
            carryOut(rows, facts, round);
            return true;
        } catch (RuntimeException e) {
            if (!areThere(rows)) {
                return false;
            }
            new Search(facts, round).split(rows);
            return true;
        }
    }

    private void carryOut(List<CompactEvent> rows, Facts facts, Round round) {
        Plan plan = new Expander(facts, round.held(), round::waitedLongEnough).expand(rows);
        if (!plan.isEmpty()) {
            stack.move(plan.expansion());
            finder.learn(facts, plan);
            reporter.carriedOut(plan);
        }
        if (!plan.expansion().expanded().isEmpty()) {
            succeeded = true;
            lastSuccess = clock.getAsLong();
        }
        round.defer(plan.deferred());
    }

    private boolean areThere(List<CompactEvent> rows) {
        int limit = 2 * rows.size() + 100;
        List<CompactEvent> page = stack.read(rows.get(0).id() - 1, limit);
        Set<Long> there = page.stream().map(CompactEvent::id).collect(Collectors.toSet());
        // Rows of others may lie between; beyond a full page nothing is known.
        long end = page.size() < limit ? Long.MAX_VALUE : page.get(limit - 1).id();
        return rows.stream().map(CompactEvent::id).filter(id -> id <= end).allMatch(there::contains);
    }

    /** Finds the rows that cannot be moved, and moves all others. */
    private final class Search {

        private final Facts facts;
        private final Round round;
        private final long began = clock.getAsLong();
        private boolean anyMoved;
        private int failures;

        Search(Facts facts, Round round) {
            this.facts = facts;
            this.round = round;
        }

        void split(List<CompactEvent> rows) {
            if (rows.size() == 1) {
                suspect(rows.get(0));
                return;
            }
            attempt(rows.subList(0, rows.size() / 2));
            attempt(rows.subList(rows.size() / 2, rows.size()));
        }

        private void attempt(List<CompactEvent> rows) {
            try {
                carryOut(rows, facts, round);
                anyMoved = true;
            } catch (RuntimeException e) {
                failures++;
                if (!anyMoved && failures >= FAILURES && clock.getAsLong() - began > PATIENCE) {
                    throw e;
                }
                split(rows);
            }
        }

        private void suspect(CompactEvent row) {
            if (areThere(List.of(row))) {
                suspects.put(row.id(), row);
                round.hold(row);
            }
        }
    }

    /**
     * Tries one of the rows that were set aside before all others: when it moves, the database was to blame and is well again, and the rows
     * go on in their old order.
     */
    void probe(Deferrals deferrals, Duration grace) {
        if (suspects.isEmpty()) {
            return;
        }
        CompactEvent first = Collections.min(suspects.values(), Comparator.comparingLong(CompactEvent::id));
        try {
            carryOut(List.of(first), finder.gather(List.of(first)), new Round(deferrals, grace));
            suspects.clear();
        } catch (RuntimeException e) {
            LOG.debug("Event {} still cannot be moved", first.id(), e);
        }
    }

    /**
     * Decides about the rows that were set aside, after all others were moved.
     *
     * @return whether something came of it, so that rows behind them can be moved
     * @throws RuntimeException the reason why nothing can be decided yet
     */
    boolean settleSuspects(Deferrals deferrals, Duration grace) {
        List<Rejected> rejected = new ArrayList<>();
        try {
            boolean settled = false;
            for (CompactEvent row : List.copyOf(suspects.values())) {
                if (isMovedAfterAll(row, deferrals, grace, rejected)) {
                    // It was no row's fault; the others are better moved in batches again.
                    suspects.clear();
                    return true;
                }
                suspects.remove(row.id());
                settled = true;
            }
            return settled;
        } finally {
            reporter.rejected(rejected);
        }
    }

    private boolean isMovedAfterAll(CompactEvent row, Deferrals deferrals, Duration grace, List<Rejected> rejected) {
        if (!areThere(List.of(row))) {
            return false;
        }
        try {
            carryOut(List.of(row), finder.gather(List.of(row)), new Round(deferrals, grace));
            return true;
        } catch (RuntimeException e) {
            if (!othersMove()) {
                throw e;
            }
            rejected.add(reject(row, e));
            return false;
        }
    }

    private boolean othersMove() {
        return succeeded && clock.getAsLong() - lastSuccess < HEALTHY;
    }

    private Rejected reject(CompactEvent row, RuntimeException failure) {
        boolean database = failure instanceof StackException;
        if (!database) {
            LOG.error("Event {} of the compact stack cannot be expanded: this is a fault in nasd", row.id(), failure);
        }
        String error = (database ? "the database refuses it: " : "nasd cannot expand it: ") + Texts.reason(failure)
                + "; correct the producer's or the account's data";
        try {
            return reject(new Rejected(row, row.event(), error));
        } catch (StackException e) {
            LOG.debug("Event {} cannot be rejected with its PARAMS and is rejected without", row.id(), e);
            return reject(new Rejected(row, row.event().with(row.event().abonentId(), null), error));
        }
    }

    private Rejected reject(Rejected rejection) {
        stack.move(new Expansion(List.of(), List.of(rejection), List.of(), Map.of()));
        return rejection;
    }

    /** Somebody else may have been at work. */
    void forget() {
        suspects.clear();
        succeeded = false;
    }
}
