package org.nasd.scheduler.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.StackException;

/** The leases of several nodes in memory, with a clock that the test turns. */
public final class MemoryLeases {

    private final Map<String, Long> renewed = new HashMap<>();
    private final Map<String, Boolean> draining = new HashMap<>();
    private final Map<Long, Leases.Lease> leases = new HashMap<>();
    private final MemoryStack stack;

    public final AtomicLong clock = new AtomicLong(1_000_000_000_000L);

    public MemoryLeases(MemoryStack stack) {
        this.stack = stack;
    }

    public void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    public Node node(String name) {
        return new Node(name);
    }

    public synchronized Map<Long, String> owners() {
        Map<Long, String> owners = new HashMap<>();
        leases.forEach((nasId, lease) -> owners.put(nasId, lease.nodeId()));
        return owners;
    }

    private boolean isAlive(String node) {
        return node != null && renewed.containsKey(node) && clock.get() - renewed.get(node) < Leases.TERM.toNanos();
    }

    /** One node's way to the leases. */
    public final class Node implements Leases {

        private final String name;
        public volatile boolean cutOff;

        /** Whoever takes it keeps the database from answering this node. */
        public final Semaphore gate = new Semaphore(1);

        private Node(String name) {
            this.name = name;
        }

        private void check() {
            gate.acquireUninterruptibly();
            gate.release();
            if (cutOff) {
                throw new StackException("the database is away");
            }
        }

        @Override
        public boolean areShared() {
            return true;
        }

        @Override
        public String self() {
            return name;
        }

        @Override
        public List<Leases.Node> renew(boolean wantsToDrain) {
            check();
            synchronized (MemoryLeases.this) {
                renewed.put(name, clock.get());
                draining.put(name, wantsToDrain);
                List<Leases.Node> alive = new ArrayList<>();
                renewed.keySet().stream()
                        .filter(MemoryLeases.this::isAlive)
                        .sorted(Comparator.naturalOrder())
                        .forEach(node -> alive.add(
                                new Leases.Node(node, node, Instant.EPOCH, Duration.ZERO, draining.get(node))));
                return alive;
            }
        }

        @Override
        public List<Leases.Node> known() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Leases.Node> holder(long nasId) {
            synchronized (MemoryLeases.this) {
                return Optional.ofNullable(leases.get(nasId))
                        .map(Lease::nodeId)
                        .filter(renewed::containsKey)
                        .map(node -> new Leases.Node(
                                node,
                                node,
                                Instant.EPOCH,
                                Duration.ofNanos(clock.get() - renewed.get(node)),
                                draining.get(node)));
            }
        }

        @Override
        public Map<Long, Lease> all() {
            synchronized (MemoryLeases.this) {
                return Map.copyOf(leases);
            }
        }

        @Override
        public Map<Long, Grant> take(Set<Long> nasIds) {
            check();
            synchronized (MemoryLeases.this) {
                Map<Long, Grant> held = new HashMap<>();
                for (long nasId : nasIds) {
                    boolean clean = false;
                    Lease lease = leases.getOrDefault(nasId, new Lease(nasId, null, 0));
                    if (!name.equals(lease.nodeId()) && !isAlive(lease.nodeId())) {
                        clean = lease.nodeId() == null;
                        lease = new Lease(nasId, name, lease.epoch() + 1);
                        leases.put(nasId, lease);
                        stack.leases.put(nasId, lease.epoch());
                    }
                    if (name.equals(lease.nodeId())) {
                        held.put(nasId, new Grant(lease.epoch(), clean));
                    }
                }
                return held;
            }
        }

        @Override
        public void release(Map<Long, Long> epochs) {
            check();
            synchronized (MemoryLeases.this) {
                epochs.forEach((nasId, epoch) -> leases.computeIfPresent(
                        nasId,
                        (id, lease) -> name.equals(lease.nodeId()) && lease.epoch() == epoch
                                ? new Lease(id, null, epoch)
                                : lease));
            }
        }

        @Override
        public void leave() {
            check();
            synchronized (MemoryLeases.this) {
                renewed.remove(name);
                leases.replaceAll(
                        (nasId, lease) -> name.equals(lease.nodeId()) ? new Lease(nasId, null, lease.epoch()) : lease);
            }
        }

        @Override
        public boolean lead() {
            return true;
        }
    }
}
