package org.nasd.itests.faults.scene;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasd.itests.faults.engine.Engine;
import org.nasd.itests.harness.Arrival;
import org.nasd.itests.harness.Arrivals;
import org.nasd.itests.harness.Await;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Ledger;
import org.nasd.itests.harness.Router;
import org.nasd.simulator.Latency;
import org.nasd.stack.testing.PostgreSqlServer;
import org.nasd.stack.testing.TestDatabase;

/** Nodes and simulated routers on one PostgreSQL. */
public final class Cluster implements AutoCloseable {

    /** What the distribution adds to a URL, see its bin/setenv. */
    private static final String URL_DEFAULTS = "?connectTimeout=5&socketTimeout=30&tcpKeepAlive=true";

    private static final Duration A_WHILE = Duration.ofSeconds(120);
    private static final Pattern EVENT = Pattern.compile("^(\\d+) .*\"place\": *(\\d+)");
    private static final Duration LONG = Duration.ofMinutes(15);

    /**
     * How large it is.
     *
     * @param routers how many; where nodes share them at least a dozen, since the names of the nodes, and so the directory of the test,
     *     decide who gets which, and few may all fall to one
     * @param accounts of each router
     * @param forks of each router
     * @param latency of each command
     */
    public record Scale(int routers, int accounts, int forks, Duration latency) {

        public int allAccounts() {
            return routers * accounts;
        }
    }

    private final String name;
    private final Scale scale;
    private final TestDatabase database;
    private final Billing billing;
    private final Witness witness;
    private final Arrivals arrivals = new Arrivals();
    private final Interruptions interruptions = new Interruptions();
    private final List<Router> routers = new ArrayList<>();
    private final List<Engine> engines = new ArrayList<>();
    private final List<Producer> producers = new ArrayList<>();

    private Cluster(String name, Scale scale, TestDatabase database) throws Exception {
        this.name = name;
        this.scale = scale;
        this.database = database;
        this.billing = new Billing(database.url(), database.user(), database.password());
        database.stacks().close();
        this.witness = Witness.in(billing);
        for (int i = 0; i < scale.routers(); i++) {
            addRouter(i);
        }
    }

    /** A cluster without nodes in a new database of the server that all tests share. */
    public static Cluster of(String name, Scale scale) throws Exception {
        return new Cluster(name, scale, TestDatabase.postgresql());
    }

    /** A cluster without nodes in a new database of a server. */
    public static Cluster of(String name, Scale scale, PostgreSqlServer server) throws Exception {
        return new Cluster(name, scale, TestDatabase.on(server));
    }

    private void addRouter(int i) throws Exception {
        Router router = Router.start("m" + i, scale.latency(), 0);
        routers.add(router);
        arrivals.follow(router);
        addNas(billing, scale, i, router.simulated().port());
        billing.addAccounts(1 + i * scale.accounts(), scale.accounts(), i + 1L);
    }

    static void addNas(Billing billing, Scale scale, int i, int port) throws SQLException {
        billing.execute("INSERT INTO NAS (ID, NAME, NAS_IP, SCHEME, FORKS, TELNET_IP, TELNET_PORT, TELNET_LOGIN,"
                + " TELNET_PASSWORD) VALUES (" + (i + 1) + ", 'm" + i + "', '10.90.0." + i + "', '" + Ledger.SCHEME
                + "', " + scale.forks() + ", '127.0.0.1', " + port + ", '" + Router.LOGIN + "', '" + Router.PASSWORD
                + "')");
    }

    /** A node that does not run yet, directly on the database. */
    public Engine engine(String node) throws IOException {
        return engine(node, portOfDatabase());
    }

    /** The same through a port of this machine. */
    public Engine engine(String node, int port) throws IOException {
        String url = database.url().replaceFirst("\\?.*", "").replace(":" + portOfDatabase() + "/", ":" + port + "/");
        Engine engine = Engine.of(name, node).on(url + URL_DEFAULTS, database.user(), database.password());
        engines.add(engine);
        return engine;
    }

    /** Lets an instance of the whole distribution work on the database; it does not sign commands. */
    public Distribution attach(Distribution nasd) throws IOException {
        Ledger.install(nasd);
        return nasd.usingDatabase(database);
    }

    /** Starts nodes, and waits until they share the NAS. */
    public List<Engine> start(Engine... nodes) throws Exception {
        for (Engine node : nodes) {
            node.start();
        }
        for (Engine node : nodes) {
            node.awaitReady();
        }
        awaitShared(nodes.length);
        return List.of(nodes);
    }

    /** The port at which PostgreSQL is reached. */
    public int portOfDatabase() {
        return Integer.parseInt(database.url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    /** Waits until every NAS has one of so many nodes. */
    public void awaitShared(int nodes) throws InterruptedException {
        Await.until(
                "the NAS are shared by " + nodes + " nodes",
                A_WHILE,
                () -> billing.number("SELECT COUNT(DISTINCT NODE_ID) FROM NAS_LEASES L JOIN NODES N ON N.ID = L.NODE_ID"
                                        + " AND N.RENEWED_DATE > now() - INTERVAL '5 seconds'")
                                == nodes
                        && billing.number("SELECT COUNT(*) FROM NAS_LEASES WHERE NODE_ID IS NOT NULL")
                                == scale.routers());
    }

    /** So many events per second from now on, in turn for all accounts. */
    public Producer load(int perSecond) {
        Duration every = Duration.ofSeconds(1).multipliedBy(scale.allAccounts()).dividedBy(perSecond);
        Producer producer =
                Producer.start(database.url(), database.user(), database.password(), scale.allAccounts(), every);
        producers.add(producer);
        return producer;
    }

    /** Waits until every router is at work. */
    public void awaitWork() throws InterruptedException {
        long before = arrivals.total();
        Await.until("the routers are at work", A_WHILE, () -> arrivals.total() > before + 2L * scale.allAccounts());
    }

    /** Waits until each of these NAS has been worked by another node since a moment, and tells how long each had to wait. */
    public List<Duration> awaitTakeover(Engine from, List<Integer> orphans, long since) throws InterruptedException {
        Map<Integer, Long> first = new HashMap<>();
        Await.until("the NAS of " + from.name() + " are worked by another node", A_WHILE, () -> {
            arrivals.since(since, arrival -> {
                if (!arrival.node().equals(from.name())) {
                    first.merge(routerOf(arrival), arrival.arrivedMicros(), Math::min);
                }
            });
            return first.keySet().containsAll(orphans);
        });
        return orphans.stream()
                .map(nas -> Duration.ofNanos((first.get(nas) - since) * 1_000))
                .toList();
    }

    /** Waits until each NAS has been worked since a moment, and tells how long each had to wait. */
    public List<Duration> awaitWorkOnAll(long since) throws InterruptedException {
        Map<Integer, Long> first = new HashMap<>();
        Await.until("all NAS are worked", A_WHILE, () -> {
            arrivals.since(since, arrival -> first.merge(routerOf(arrival), arrival.arrivedMicros(), Math::min));
            return first.size() == scale.routers();
        });
        return first.values().stream()
                .map(micros -> Duration.ofNanos((micros - since) * 1_000))
                .toList();
    }

    /** Waits until that moment, in microseconds since 1970. */
    public void awaitMoment(long micros) throws InterruptedException {
        Await.until("it is time", LONG, () -> Interruptions.now() >= micros);
    }

    /** When the last event of a node reached a NAS, in microseconds since 1970; 0 when none did since that moment. */
    public long lastOf(Engine node, long since) {
        return last(since, arrival -> arrival.node().equals(node.name()));
    }

    /** When the last event reached a NAS; 0 when none did since that moment. */
    public long lastSince(long since) {
        return last(since, arrival -> true);
    }

    private long last(long since, Predicate<Arrival> wanted) {
        AtomicLong last = new AtomicLong();
        arrivals.since(since, arrival -> {
            if (wanted.test(arrival)) {
                last.accumulateAndGet(arrival.arrivedMicros(), Math::max);
            }
        });
        return last.get();
    }

    /** How often a NAS was taken by a node. */
    public long leaseMoves() throws SQLException {
        return billing.number("SELECT COUNT(*) FROM TEST_LEASES");
    }

    /** Events per second that reach the NAS over a time from now on. */
    public double pace(Duration time) throws InterruptedException {
        long from = Interruptions.now();
        long before = arrivals.total();
        awaitMoment(from + time.toNanos() / 1_000);
        return (arrivals.total() - before) * 1e6 / (Interruptions.now() - from);
    }

    /** Changes how long the routers take over a command. */
    public void latency(Duration each) {
        routers.forEach(router -> router.simulated().latency(Latency.fixed(each)));
    }

    /** The NAS that a node holds, by number from 0. */
    public List<Integer> heldBy(Engine node) throws Exception {
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < scale.routers(); i++) {
            if (witness.holder(i + 1L).equals(node.name())) {
                held.add(i);
            }
        }
        return held;
    }

    /** The NAS, by number from 0, on which an event took effect. */
    public int routerOf(Arrival arrival) {
        return (Integer.parseInt(arrival.login().substring(1)) - 1) / scale.accounts();
    }

    /** Waits until all of so many events of each account have taken effect or failed, and reads the books. */
    public Books books(int eventsOfEach) throws Exception {
        Await.until(
                "every event has ended",
                A_WHILE.multipliedBy(2),
                () -> billing.number(
                                "SELECT (SELECT COUNT(*) FROM EVENTS_STACK_COMPACT) + (SELECT COUNT(*) FROM EVENTS_STACK)")
                        == 0);
        Set<String> failed = new HashSet<>(
                billing.rows("SELECT 'u' || USER_ID || ':' || (PARAMS::json ->> 'place') FROM EVENTS_FAILED"));
        int most = routers.stream()
                .mapToInt(router -> router.simulated().gauges().maxInFlight())
                .max()
                .orElse(0);
        return new Books(
                scale,
                eventsOfEach,
                Ledger.of(arrivals, eventsOfEach).excusing(failed),
                interruptions,
                billing.rows("SELECT REASON, COUNT(*) FROM EVENTS_FAILED GROUP BY REASON ORDER BY 1"),
                most,
                engines.isEmpty() ? Optional.empty() : Optional.of(trespass()));
    }

    /** The failed events, each as {@code login:place}. */
    static Set<String> failed(Billing billing) throws SQLException {
        return eventsIn(billing, "EVENTS_FAILED");
    }

    /** The events of a table, each as {@code login:place}. */
    static Set<String> eventsIn(Billing billing, String table) throws SQLException {
        Set<String> events = new HashSet<>();
        for (String row : billing.rows("SELECT USER_ID, PARAMS FROM " + table)) {
            Matcher event = EVENT.matcher(row);
            if (event.find()) {
                events.add("u" + event.group(1) + ":" + event.group(2));
            }
        }
        return events;
    }

    private Books.Trespass trespass() throws Exception {
        List<Arrival> all = Ledger.of(arrivals, 0).arrivals();
        return new Books.Trespass(witness.stale(), witness.foreign(all, arrival -> routerOf(arrival) + 1L));
    }

    public Billing billing() {
        return billing;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    public Interruptions interruptions() {
        return interruptions;
    }

    public List<Router> routers() {
        return routers;
    }

    @Override
    public void close() throws InterruptedException {
        producers.forEach(Producer::close);
        for (Engine engine : engines) {
            engine.close();
        }
        routers.forEach(Router::close);
        database.close();
    }
}
