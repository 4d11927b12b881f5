package org.nasd.itests.faults.scene;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.h2.jdbcx.JdbcDataSource;
import org.nasd.itests.faults.engine.Engine;
import org.nasd.itests.harness.Arrivals;
import org.nasd.itests.harness.Await;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Router;
import org.nasd.stack.internal.StackSettings;
import org.nasd.stack.internal.Stacks;

/** One node on an embedded database of its own, into which one can look only while the node does not run, and one simulated router. */
public final class Solo implements AutoCloseable {

    private static final Duration A_WHILE = Duration.ofSeconds(120);
    private static final int CONNECTIONS = 10;
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Cluster.Scale scale;
    private final Engine engine;
    private final String url;
    private final Router router;
    private final Billing billing;
    private final Arrivals arrivals = new Arrivals();
    private final Interruptions interruptions = new Interruptions();
    private int eventsOfEach;
    private int deaths;

    private Solo(Cluster.Scale scale, Engine engine) throws SQLException {
        this.scale = scale;
        this.engine = engine;
        this.url = "jdbc:h2:file:" + engine.home() + "/db/nasd;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        engine.on(url, "sa", "");
        this.billing = new Billing(url, "sa", "");
        migrate();
        this.router = Router.start("m0", scale.latency(), 0);
        arrivals.follow(router);
        Cluster.addNas(billing, scale, 0, router.simulated().port());
        billing.addAccounts(scale.accounts(), 1);
    }

    private void migrate() {
        new Stacks(database(), StackSettings.DEFAULTS, List.of()).close();
    }

    private JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        database.setUser("sa");
        return database;
    }

    /** A node that does not run yet, with one router. */
    public static Solo of(String name, Cluster.Scale scale) throws Exception {
        return new Solo(scale, Engine.of(name, "solo"));
    }

    /** Adds so many events for each account, of the kind that account and place tell. */
    public void add(int events, BiFunction<Integer, Integer, String> kind) throws SQLException {
        List<Billing.Request> requests = new ArrayList<>();
        for (int place = eventsOfEach + 1; place <= eventsOfEach + events; place++) {
            for (int account = 1; account <= scale.accounts(); account++) {
                requests.add(new Billing.Request(kind.apply(account, place), account, "{\"place\": " + place + "}"));
            }
        }
        billing.ask(requests);
        eventsOfEach += events;
    }

    /** Adds one event of some kind for an account alone, at a place that the others do not have. */
    public void addOne(int account, String kind, int place) throws SQLException {
        billing.ask(List.of(new Billing.Request(kind, account, "{\"place\": " + place + "}")));
    }

    /** The next places have been filled by hand. */
    public void skip(int places) {
        eventsOfEach += places;
    }

    /** Starts the node and waits until it drops dead. */
    public void runUntilItHalts() throws Exception {
        interruptions.during(() -> {
            int status = engine.start().awaitEnd(A_WHILE);
            if (status != Engine.HALTED) {
                throw new AssertionError("the engine ended with " + status + ", see " + engine.log());
            }
            awaitQuiet();
        });
    }

    /** What had been sent is carried out by the router, whoever sent it. */
    private void awaitQuiet() throws InterruptedException {
        Await.until(
                "the router is quiet",
                A_WHILE,
                () -> router.simulated().gauges().connections() == 0
                        && router.simulated().gauges().inFlight() == 0);
    }

    /**
     * Lets the node run until it has nothing left to do, starts it again as a supervisor would whenever it drops dead, ends it politely, and
     * reads the books.
     */
    public Books finish() throws Exception {
        engine.haltingBefore(0).haltingAfter(0);
        do {
            run();
        } while (waiting() > 0);
        return books();
    }

    private void run() throws Exception {
        long from = Interruptions.now();
        engine.start();
        awaitDeathOrNothingNew();
        engine.terminate();
        if (engine.awaitEnd(A_WHILE) == Engine.HALTED) {
            deaths++;
            awaitQuiet();
            interruptions.add(from, Interruptions.now());
        }
    }

    private void awaitDeathOrNothingNew() throws InterruptedException {
        long[] last = {-1, System.nanoTime()};
        Await.until("it is dead or has nothing left to do", A_WHILE.multipliedBy(3), () -> {
            if (arrivals.total() != last[0] || !engine.isRunning()) {
                last[0] = arrivals.total();
                last[1] = System.nanoTime();
            }
            return !engine.process().isAlive() || System.nanoTime() - last[1] > QUIET.toNanos();
        });
    }

    /** How often it dropped dead before it had done everything. */
    public int deaths() {
        return deaths;
    }

    private long waiting() throws SQLException {
        return billing.number(
                "SELECT (SELECT COUNT(*) FROM EVENTS_STACK_COMPACT) + (SELECT COUNT(*) FROM EVENTS_STACK)");
    }

    private Books books() throws Exception {
        return new Books(
                scale,
                eventsOfEach,
                Ledger.of(arrivals, eventsOfEach).excusing(Cluster.failed(billing)),
                interruptions,
                billing.rows("SELECT REASON, COUNT(*) FROM EVENTS_FAILED GROUP BY REASON ORDER BY 1"),
                router.simulated().gauges().maxInFlight(),
                java.util.Optional.empty());
    }

    public Engine engine() {
        return engine;
    }

    /** The events that wait in the main stack, each as {@code login:place}; to be asked only while the node does not run. */
    public Set<String> stack() throws SQLException {
        return Cluster.eventsIn(billing, "EVENTS_STACK");
    }

    /**
     * Rows of the stacks that are there although everything has ended. What a commit that was cut off left of another transaction is seen
     * while a third one has that one's number: as many are open as nasd ever has. To be asked only while the node does not run.
     */
    public List<Long> leftBehind() throws SQLException {
        JdbcDataSource database = database();
        List<Connection> others = new ArrayList<>();
        try (Connection look = database.getConnection()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                others.add(open(database));
            }
            List<Long> left = new ArrayList<>();
            for (String table : List.of("EVENTS_STACK_COMPACT", "EVENTS_STACK", "EVENTS_IN_FLIGHT")) {
                left.addAll(ids(look, table));
            }
            return left;
        } finally {
            for (Connection other : others) {
                other.rollback();
                other.close();
            }
        }
    }

    private static Connection open(JdbcDataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO EVENT_COUNTERS (NAME, LAST_ID) VALUES (RANDOM_UUID(), 0)");
        }
        return connection;
    }

    // all columns, so that the rows themselves are read and no index
    private static List<Long> ids(Connection connection, String table) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                ids.add(rows.getLong("ID"));
            }
        }
        return ids;
    }

    /** To be used only while the node does not run. */
    public Billing billing() {
        return billing;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void close() throws InterruptedException {
        engine.close();
        router.close();
    }
}
