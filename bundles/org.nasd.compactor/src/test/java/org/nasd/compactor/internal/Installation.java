package org.nasd.compactor.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.StackSettings;
import org.nasd.stack.internal.Stacks;
import org.nasd.stack.testing.TestDatabase;

/** A database, its stacks and a compactor at work on them, with two NAS and a hundred accounts on each. */
final class Installation implements AutoCloseable {

    static final int ACCOUNTS = 100;

    final TestDatabase database;
    final World world = new World();
    final Stacks stacks;
    private Compactor compactor;

    Installation(TestDatabase database) throws SQLException {
        this.database = database;
        this.stacks = new Stacks(database.dataSource(), StackSettings.DEFAULTS, List.of(new StackListener() {
            @Override
            public void compactArrived() {
                compactor.wake();
            }

            @Override
            public void nasChanged() {
                compactor.nasChanged();
            }
        }));
        sql("INSERT INTO NAS (ID, NAME, NAS_IP, SCHEME) VALUES (1, 'a', '10.0.0.1', 'S'), (2, 'b', '10.0.0.2', 'S')");
        List<String> users = new ArrayList<>();
        for (int i = 1; i <= ACCOUNTS; i++) {
            users.add(
                    "(" + i + ", " + (1000 + i) + ", " + (1 + i % 2) + ", 'user" + i + "', '10.1.0." + i + "', 2048)");
        }
        sql("INSERT INTO USERS (ID, ABONENT_ID, NAS_ID, LOGIN, IP, RATE_IN) VALUES " + String.join(", ", users));
    }

    Compactor start(CompactorSettings settings) {
        NasSnapshots snapshots = new NasSnapshots(stacks.nasDirectory(), System::nanoTime);
        Memory memory = new Memory(stacks.compact(), settings.memory());
        FactFinder finder = new FactFinder(stacks.accounts(), snapshots, new Coalescings(world.registry()), memory);
        Mover mover = new Mover(stacks.compact(), finder, new Reporter(world), System::nanoTime);
        Walk walk = new Walk(stacks.compact(), mover, System::nanoTime);
        compactor = new Compactor(
                new Compactor.Parts(walk, mover, finder, memory, snapshots, Leadership.SOLE),
                settings,
                System::nanoTime);
        compactor.start();
        return compactor;
    }

    /** As nasd does when it is started again: nothing of the last run is in memory. */
    void restart(CompactorSettings settings) {
        compactor.close();
        start(settings);
    }

    void sql(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As a billing does it: a plain INSERT of what a producer must say. */
    static void insert(Connection connection, String type, long userId) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES (?, ?)")) {
            insert.setString(1, type);
            insert.setLong(2, userId);
            insert.executeUpdate();
        }
    }

    /** All rows of a query, the columns of each joined by a bar. */
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(results.getString(i)));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }

    long count(String table) throws SQLException {
        return Long.parseLong(rows("SELECT COUNT(*) FROM " + table).get(0));
    }

    void await(Duration limit, Callable<Boolean> condition) throws Exception {
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(5))
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "not within " + limit + ": compact " + count("EVENTS_STACK_COMPACT") + ", main "
                            + count("EVENTS_STACK") + ", failed " + count("EVENTS_FAILED") + ", problems "
                            + compactor.problems(),
                    e);
        }
    }

    void awaitEmptyCompactStack() throws Exception {
        await(Duration.ofSeconds(30), () -> count("EVENTS_STACK_COMPACT") == 0);
    }

    @Override
    public void close() {
        if (compactor != null) {
            compactor.close();
        }
        stacks.close();
        database.close();
    }
}
