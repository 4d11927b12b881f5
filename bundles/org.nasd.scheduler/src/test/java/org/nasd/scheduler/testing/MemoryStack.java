package org.nasd.scheduler.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.NasBacklog;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.StackException;
import org.nasd.api.stack.Survivor;

/** The main stack in memory, for tests of the engine that want many random runs in little time. */
public final class MemoryStack implements MainStack {

    private final TreeMap<Long, QueuedEvent> rows = new TreeMap<>();
    private final Map<Long, Long> dueAt = new HashMap<>();
    private long newest;

    public final List<Settlement> settlements = Collections.synchronizedList(new ArrayList<>());
    public final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
    public volatile boolean broken;

    /** An event on record as being sent. */
    public record Record(int crashes, boolean sent) {}

    /** By event. */
    public final Map<Long, Record> inFlight = new ConcurrentHashMap<>();

    public final Set<Long> everRecorded = ConcurrentHashMap.newKeySet();

    /** Whoever takes it all keeps settlements from becoming durable. */
    public final Semaphore gate = new Semaphore(1);

    /** Whoever takes it keeps pages from being read. */
    public final Semaphore reading = new Semaphore(1);

    public volatile int recoveries;

    /** How often pages were read. */
    public volatile int pages;

    /** Told to whoever asks next after a recovery: makes events that come later look as if they had waited. */
    public volatile long pretendedNewest;

    private boolean recovering;

    /** Epochs of leases, by NAS, where nodes share this stack. */
    public final Map<Long, Long> leases = new ConcurrentHashMap<>();

    public synchronized List<QueuedEvent> insert(long nasId, long userId, String type, String params) {
        long id = ++newest;
        EventHead head = new EventHead(id, nasId, userId, type, null, null, 0, Duration.ZERO);
        Event event = Event.of(type, userId).on(nasId, "10.0.0." + nasId).with(userId + 1000, params);
        QueuedEvent row = new QueuedEvent(head, id, event, Instant.now(), null);
        rows.put(id, row);
        return List.of(row);
    }

    private void check() {
        if (broken) {
            throw new StackException("the database is away");
        }
    }

    private QueuedEvent fresh(QueuedEvent row) {
        EventHead head = row.head();
        long wait = Math.max(0, dueAt.getOrDefault(head.id(), 0L) - System.nanoTime());
        long delay = dueAt.containsKey(head.id()) ? wait : 0;
        EventHead now = new EventHead(
                head.id(),
                head.nasId(),
                head.userId(),
                head.type(),
                null,
                null,
                head.tryCount(),
                Duration.ofNanos(delay));
        return new QueuedEvent(now, row.compactId(), row.event(), row.date(), row.lastError());
    }

    @Override
    public Map<Long, List<QueuedEvent>> read(Map<Long, Long> afterIds, int limit) {
        reading.acquireUninterruptibly();
        reading.release();
        return readNow(afterIds, limit);
    }

    private synchronized Map<Long, List<QueuedEvent>> readNow(Map<Long, Long> afterIds, int limit) {
        check();
        pages++;
        Map<Long, List<QueuedEvent>> read = new HashMap<>();
        afterIds.forEach((nasId, afterId) -> read.put(nasId, page(nasId, afterId, limit)));
        return read;
    }

    private List<QueuedEvent> page(long nasId, long afterId, int limit) {
        return rows.tailMap(afterId, false).values().stream()
                .filter(row -> row.head().nasId() == nasId)
                .limit(limit)
                .map(this::fresh)
                .toList();
    }

    @Override
    public List<EventHead> heads(long nasId, long afterId, int limit) {
        return read(nasId, afterId, limit).stream().map(QueuedEvent::head).toList();
    }

    @Override
    public synchronized List<EventHead> heads(NasAccount account, long afterId, int limit) {
        check();
        return rows.tailMap(afterId, false).values().stream()
                .filter(row ->
                        row.head().nasId() == account.nasId() && row.head().userId() == account.userId())
                .limit(limit)
                .map(row -> fresh(row).head())
                .toList();
    }

    @Override
    public synchronized Map<Long, QueuedEvent> load(long nasId, Collection<Long> ids) {
        check();
        return ids.stream().filter(rows::containsKey).collect(Collectors.toMap(id -> id, id -> fresh(rows.get(id))));
    }

    @Override
    public Set<Long> settle(List<Settlement> batch, List<Attempt> tries, Map<Long, Long> epochs, Set<Long> recorded) {
        gate.acquireUninterruptibly();
        gate.release();
        return carryOut(batch, tries, epochs, recorded);
    }

    private synchronized Set<Long> carryOut(
            List<Settlement> batch, List<Attempt> tries, Map<Long, Long> epochs, Set<Long> recorded) {
        check();
        Set<Long> lost = epochs.keySet().stream()
                .filter(nasId -> !leases.getOrDefault(nasId, epochs.get(nasId)).equals(epochs.get(nasId)))
                .collect(Collectors.toSet());
        List<Settlement> held =
                batch.stream().filter(s -> !lost.contains(s.head().nasId())).toList();
        settle(held, tries);
        held.forEach(settlement -> follow(settlement, recorded));
        return lost;
    }

    private void follow(Settlement settlement, Set<Long> recorded) {
        long id = settlement.head().id();
        if (settlement instanceof Settlement.Sending) {
            inFlight.merge(id, new Record(0, true), (old, now) -> new Record(old.crashes(), true));
        } else if (settlement instanceof Settlement.Returned) {
            inFlight.computeIfPresent(id, (same, old) -> new Record(old.crashes(), false));
        } else if (recorded.contains(id)) {
            inFlight.remove(id);
        } else if (inFlight.containsKey(id)) {
            throw new AssertionError("event " + id + " leaves the stack and stays on record");
        }
    }

    @Override
    public synchronized Map<Long, List<Survivor>> recover(Map<Long, Long> epochs) {
        check();
        recoveries++;
        recovering = true;
        Map<Long, List<Survivor>> found = new HashMap<>();
        epochs.keySet().forEach(nasId -> found.put(nasId, new ArrayList<>()));
        inFlight.replaceAll((id, old) -> old.sent() ? new Record(old.crashes() + 1, false) : old);
        inFlight.values().removeIf(record -> record.crashes() == 0);
        new TreeMap<>(inFlight).forEach((id, record) -> {
            EventHead head = rows.get(id).head();
            if (found.containsKey(head.nasId())) {
                found.get(head.nasId()).add(new Survivor(head, record.crashes()));
            }
        });
        return found;
    }

    @Override
    public synchronized void settle(List<Settlement> batch, List<Attempt> tries) {
        check();
        for (Settlement settlement : batch) {
            if (take(settlement)) {
                settlements.add(settlement);
            }
        }
        attempts.addAll(tries);
    }

    /** Whether the event was still there; only one that an operator cancelled may be gone. */
    private boolean take(Settlement settlement) {
        if (settlement instanceof Settlement.Sending || settlement instanceof Settlement.Returned) {
            everRecorded.add(settlement.head().id());
            return false;
        }
        if (settlement instanceof Settlement.Postponed postponed) {
            postpone(postponed);
            return true;
        }
        boolean there = rows.remove(settlement.head().id()) != null;
        if (!there && !isCancelled(settlement)) {
            throw new AssertionError("event " + settlement.head().id() + " leaves the stack twice");
        }
        return there;
    }

    private static boolean isCancelled(Settlement settlement) {
        return settlement instanceof Settlement.Failed failed && failed.reason() == FailureReason.CANCELLED;
    }

    private void postpone(Settlement.Postponed postponed) {
        EventHead head = postponed.head();
        rows.computeIfPresent(
                head.id(),
                (id, row) -> new QueuedEvent(
                        new EventHead(
                                id,
                                head.nasId(),
                                head.userId(),
                                head.type(),
                                null,
                                null,
                                postponed.tryCount(),
                                Duration.ZERO),
                        row.compactId(),
                        row.event(),
                        row.date(),
                        postponed.error()));
        dueAt.put(head.id(), System.nanoTime() + postponed.delay().toNanos());
    }

    @Override
    public synchronized long newestId() {
        boolean pretended = recovering;
        recovering = false;
        check();
        return pretended ? Math.max(newest, pretendedNewest) : newest;
    }

    @Override
    public synchronized Set<Long> nasWithEvents() {
        return rows.values().stream().map(row -> row.head().nasId()).collect(Collectors.toSet());
    }

    @Override
    public Map<Long, NasBacklog> backlogs() {
        throw new UnsupportedOperationException("the engine does not ask for it");
    }

    @Override
    public synchronized long count() {
        return rows.size();
    }

    @Override
    public synchronized Map<Long, Long> countByNas() {
        return rows.values().stream()
                .collect(Collectors.groupingBy(row -> row.head().nasId(), Collectors.counting()));
    }

    @Override
    public synchronized Map<String, Long> countByType() {
        return rows.values().stream()
                .collect(Collectors.groupingBy(row -> row.head().type(), Collectors.counting()));
    }

    @Override
    public synchronized Optional<QueuedEvent> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<QueuedEvent> findByCompactId(long userId, long compactId) {
        return find(compactId);
    }

    @Override
    public List<QueuedEvent> list(EventFilter filter, long afterId, int limit) {
        throw new UnsupportedOperationException("not needed by the engine");
    }
}
