package org.nasd.compactor.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.nas.Account;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.EventFilter;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.NasAccount;
import org.nasd.stack.testing.TestDatabase;

/** Measures by hand how many events a second the compactor moves; no test. Arguments: none, h2 or postgresql. */
final class Throughput {

    private static final int BATCH = 1000;

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "none" : arguments[0]) {
            case "h2" -> database(TestDatabase.h2());
            case "postgresql" -> database(TestDatabase.postgresql());
            default -> pure();
        }
    }

    /** A stack that costs nothing: what the compactor itself needs. */
    private static void pure() {
        for (int accounts : new int[] {1000, 50_000}) {
            for (int round = 0; round < 4; round++) {
                Endless stack = new Endless(accounts, 1_000_000);
                World world = new World();
                world.addNas(1);
                for (long id = 0; id < accounts; id++) {
                    world.accounts.put(id, new Account(id, id, 1L, variables(id)));
                }
                FactFinder finder = new FactFinder(
                        world,
                        new NasSnapshots(world, System::nanoTime),
                        new Coalescings(world.registry()),
                        new Memory(stack, 100_000));
                Mover mover = new Mover(stack, finder, new Reporter(world), System::nanoTime);
                Walk walk = new Walk(stack, mover, System::nanoTime);
                long began = System.nanoTime();
                while (walk.round(CompactorSettings.DEFAULT, () -> false)) {
                    world.lookups.clear();
                }
                report("no database, " + accounts + " accounts", 1_000_000, began);
            }
        }
    }

    private static Map<String, Object> variables(long id) {
        Map<String, Object> variables = new java.util.HashMap<>();
        for (String name : List.of(
                "rate_in", "rate_out", "ceil_in", "ceil_out", "burst_in", "burst_out", "cburst_in", "cburst_out")) {
            variables.put(name, 1024L + id);
        }
        variables.put("login", "user" + id);
        variables.put("ip", "10." + id % 250 + ".1.2");
        variables.put("mac", "00:11:22:33:44:55");
        variables.put("auth_type", 6L);
        variables.put("acct_session_id", "81a0" + id);
        variables.put("logged", true);
        return variables;
    }

    private static void database(TestDatabase database) throws Exception {
        try (Installation nasd = new Installation(database)) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 100_000; i++) {
                events.add(Event.of("user_edit", 1 + i % Installation.ACCOUNTS));
            }
            for (int round = 0; round < 4; round++) {
                nasd.sql("DELETE FROM EVENTS_STACK");
                fill(nasd, events);
                long began = System.nanoTime();
                Compactor compactor = nasd.start(CompactorSettings.DEFAULT);
                nasd.await(Duration.ofMinutes(5), () -> nasd.count("EVENTS_STACK_COMPACT") == 0);
                report(database.toString(), events.size(), began);
                compactor.close();
            }
        }
    }

    private static void fill(Installation nasd, List<Event> events) throws SQLException {
        Compactor idle = nasd.start(new CompactorSettings(Duration.ofSeconds(60), 1, Duration.ZERO, 1000));
        idle.close();
        for (int i = 0; i < events.size(); i += 10_000) {
            nasd.stacks.compact().append(events.subList(i, i + 10_000));
        }
    }

    private static void report(String what, int events, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%-40s %d events in %.2f s: %,.0f events/s%n", what, events, seconds, events / seconds);
    }

    /** Yields so many events, in batches made beforehand. */
    private static final class Endless implements CompactStack {

        private final int accounts;
        private final long end;
        private long next = 1;

        Endless(int accounts, long end) {
            this.accounts = accounts;
            this.end = end;
        }

        @Override
        public List<CompactEvent> read(long afterId, int limit) {
            List<CompactEvent> page = new ArrayList<>(BATCH);
            for (long id = Math.max(next, afterId + 1); id <= end && page.size() < limit; id++) {
                page.add(new CompactEvent(
                        id, Event.of("user_edit", id % accounts), java.time.Instant.EPOCH, Duration.ZERO));
            }
            return page;
        }

        @Override
        public List<EventHead> move(Expansion expansion) {
            next = expansion.expanded().stream()
                            .map(one -> one.source().id())
                            .max(Comparator.naturalOrder())
                            .orElse(next)
                    + 1;
            return List.of();
        }

        @Override
        public Map<NasAccount, String> remembered(java.util.Collection<NasAccount> of) {
            return Map.of();
        }

        @Override
        public List<Long> append(List<Event> events) {
            throw new UnsupportedOperationException("only read here");
        }

        @Override
        public long count() {
            throw new UnsupportedOperationException("only read here");
        }

        @Override
        public List<CompactEvent> list(EventFilter filter, long afterId, int limit) {
            throw new UnsupportedOperationException("only read here");
        }
    }
}
