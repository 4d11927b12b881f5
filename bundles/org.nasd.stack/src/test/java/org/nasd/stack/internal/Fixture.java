package org.nasd.stack.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Expansion.Expanded;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.testing.TestDatabase;

/** A database with open stacks, used by all tests of a class and emptied before each. */
public final class Fixture implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "EVENTS_STACK_COMPACT",
            "EVENTS_STACK",
            "EVENTS_FAILED",
            "EVENT_ATTEMPTS",
            "EVENT_GROUPS",
            "ACCOUNT_VARIABLES",
            "NAS",
            "NAS_CONTROL",
            "USERS",
            "ABONENTS",
            "IDEMPOTENCY_KEYS",
            "AUDIT",
            "NAS_HISTORY",
            "EVENTS_IN_FLIGHT");

    final TestDatabase database;
    final Set<StackListener> listeners = new CopyOnWriteArraySet<>();
    final Stacks stacks;

    private Fixture(TestDatabase database) {
        this.database = database;
        this.stacks = new Stacks(database.dataSource(), StackSettings.DEFAULTS, listeners);
    }

    /** One for each database there is on this machine. */
    static Stream<Fixture> all() {
        return databases().map(make -> new Fixture(make.get()));
    }

    static Stream<Supplier<TestDatabase>> databases() {
        List<Supplier<TestDatabase>> databases = new ArrayList<>(List.of(TestDatabase::h2));
        if (TestDatabase.postgresqlIsInstalled()) {
            databases.add(TestDatabase::postgresql);
        } else {
            System.out.println("LEFT OUT: tests on PostgreSQL, which is not installed (apt-get install postgresql)");
        }
        if (TestDatabase.mariadbIsInstalled()) {
            databases.add(TestDatabase::mariadb);
        } else {
            System.out.println("LEFT OUT: tests on MariaDB, which is not installed (apt-get install mariadb-server)");
        }
        return databases.stream();
    }

    void empty() throws SQLException {
        listeners.clear();
        for (String table : TABLES) {
            sql("DELETE FROM " + table);
        }
    }

    void sql(String statement) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    long number(String query) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement one = connection.createStatement();
                ResultSet results = one.executeQuery(query)) {
            results.next();
            return results.getLong(1);
        }
    }

    boolean isPostgreSql() {
        return database.url().startsWith("jdbc:postgresql");
    }

    /** SQL: a table expression whose column X counts from 1. */
    String series(int length) {
        String counted = isPostgreSql()
                ? "generate_series(1, " + length + ") C(X)"
                : isMariaDb() ? "seq_1_to_" + length : "SYSTEM_RANGE(1, " + length + ")";
        return "(SELECT " + (isMariaDb() ? "SEQ AS X" : "X") + " FROM " + counted + ")";
    }

    boolean isMariaDb() {
        return database.url().startsWith("jdbc:mariadb");
    }

    boolean isShared() {
        return isPostgreSql() || isMariaDb();
    }

    /** Brings events for accounts on a NAS into the main stack, each given as "type user". */
    List<EventHead> enter(long nasId, String... events) {
        return enter(nasId, Set.of(), events);
    }

    List<EventHead> enter(long nasId, Set<String> group, String... events) {
        return enter(stacks, nasId, group, events);
    }

    static List<EventHead> enter(Stacks stacks, long nasId, Set<String> group, String... events) {
        List<Event> asked = Stream.of(events)
                .map(event -> event.split(" "))
                .map(parts -> Event.of(parts[0], Long.parseLong(parts[1])))
                .toList();
        List<Long> ids = stacks.compact().append(asked);
        List<Expanded> expanded = new ArrayList<>();
        for (CompactEvent source : stacks.compact().read(ids.get(0) - 1, ids.size())) {
            expanded.add(expanded(source, nasId, group));
        }
        return stacks.compact().move(new Expansion(expanded, List.of(), List.of(), Map.of()));
    }

    static Expanded expanded(CompactEvent source, long nasId, Set<String> group) {
        return new Expanded(
                source, source.event().on(nasId, "10.0.0." + nasId).with(null, "{\"ip\":\"192.0.2.1\"}"), group);
    }

    static Nas nas(long id, String name, String ip) {
        return new Nas(
                id,
                name,
                ip,
                "Mikrotik-Simple",
                null,
                5,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }

    /** Tells of what listeners hear. */
    static final class Recorder implements StackListener {

        final Map<String, Integer> calls = new LinkedHashMap<>();
        final List<QueuedEvent> events = new ArrayList<>();

        @Override
        public synchronized void compactArrived() {
            calls.merge("compact", 1, Integer::sum);
        }

        @Override
        public synchronized void mainArrived(List<QueuedEvent> arrived) {
            calls.merge("main", 1, Integer::sum);
            events.addAll(arrived);
        }

        @Override
        public synchronized void nasChanged() {
            calls.merge("nas", 1, Integer::sum);
        }

        synchronized int count(String call) {
            return calls.getOrDefault(call, 0);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within 60 s: " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public String toString() {
        return database.toString();
    }

    @Override
    public void close() {
        stacks.close();
        database.close();
    }
}
