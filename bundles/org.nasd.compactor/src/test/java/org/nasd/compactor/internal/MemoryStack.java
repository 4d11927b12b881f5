package org.nasd.compactor.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Expansion.Coalesced;
import org.nasd.api.stack.Expansion.Expanded;
import org.nasd.api.stack.Expansion.Rejected;
import org.nasd.api.stack.IdempotencyKey;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.StackException;

/** A compact stack in memory that keeps the rules of the real one and can be made to fail. Safe for all threads. */
final class MemoryStack implements CompactStack {

    private record Row(Event event, long insertedAt) {}

    private final TestClock clock;
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private final Map<NasAccount, String> remembered = new HashMap<>();
    private final List<Expanded> main = new ArrayList<>();
    private final List<Rejected> failed = new ArrayList<>();
    private final List<Coalesced> coalesced = new ArrayList<>();
    private long nextId = 1;
    private Runnable onRead = () -> {};
    private Consumer<Expansion> onMove = expansion -> {};
    private int moves;
    private int reads;
    private int rememberedReads;

    MemoryStack(TestClock clock) {
        this.clock = clock;
    }

    synchronized long add(Event event) {
        return addAt(nextId, event);
    }

    /** As a transaction that took its id earlier and commits now. */
    synchronized long addAt(long id, Event event) {
        rows.put(id, new Row(event, clock.getAsLong()));
        nextId = Math.max(nextId, id + 1);
        return id;
    }

    synchronized void remove(long id) {
        rows.remove(id);
    }

    synchronized void onRead(Runnable action) {
        onRead = action;
    }

    /** Looks at an expansion before it is carried out; what it throws fails the move. */
    synchronized void onMove(Consumer<Expansion> action) {
        onMove = action;
    }

    @Override
    public List<Long> append(List<Event> events, IdempotencyKey key) {
        throw new UnsupportedOperationException("the compactor appends nothing");
    }

    @Override
    public Set<Long> cancel(Collection<Long> ids, String error) {
        throw new UnsupportedOperationException("the compactor cancels nothing");
    }

    @Override
    public synchronized List<Long> append(List<Event> events) {
        return events.stream().map(this::add).toList();
    }

    @Override
    public synchronized List<CompactEvent> read(long afterId, int limit) {
        reads++;
        onRead.run();
        return rows.tailMap(afterId, false).entrySet().stream()
                .limit(limit)
                .map(row -> new CompactEvent(
                        row.getKey(),
                        row.getValue().event(),
                        Instant.EPOCH.plusNanos(row.getValue().insertedAt()),
                        Duration.ofNanos(clock.getAsLong() - row.getValue().insertedAt())))
                .toList();
    }

    @Override
    public synchronized Map<NasAccount, String> remembered(Collection<NasAccount> accounts) {
        rememberedReads++;
        Map<NasAccount, String> found = new HashMap<>(remembered);
        found.keySet().retainAll(accounts);
        return found;
    }

    @Override
    public synchronized List<EventHead> move(Expansion expansion) {
        moves++;
        onMove.accept(expansion);
        List<Long> leaving = Stream.of(
                        expansion.expanded().stream().map(one -> one.source().id()),
                        expansion.rejected().stream().map(one -> one.source().id()),
                        expansion.coalesced().stream().map(one -> one.dropped().id()))
                .flatMap(ids -> ids)
                .toList();
        if (!rows.keySet().containsAll(leaving)) {
            throw new StackException("a row is not there any more");
        }
        leaving.forEach(rows::remove);
        main.addAll(expansion.expanded());
        failed.addAll(expansion.rejected());
        coalesced.addAll(expansion.coalesced());
        remembered.putAll(expansion.remembered());
        return List.of();
    }

    @Override
    public synchronized long count() {
        return rows.size();
    }

    @Override
    public List<CompactEvent> list(EventFilter filter, long afterId, int limit) {
        throw new UnsupportedOperationException("nobody looks at it here");
    }

    synchronized List<Long> waiting() {
        return List.copyOf(rows.keySet());
    }

    synchronized List<Expanded> main() {
        return List.copyOf(main);
    }

    synchronized List<Long> mainIds() {
        return main.stream().map(one -> one.source().id()).toList();
    }

    synchronized List<Rejected> failed() {
        return List.copyOf(failed);
    }

    synchronized List<Coalesced> coalesced() {
        return List.copyOf(coalesced);
    }

    synchronized Map<NasAccount, String> remembered() {
        return Map.copyOf(remembered);
    }

    synchronized int moves() {
        return moves;
    }

    synchronized int reads() {
        return reads;
    }

    synchronized int rememberedReads() {
        return rememberedReads;
    }
}
