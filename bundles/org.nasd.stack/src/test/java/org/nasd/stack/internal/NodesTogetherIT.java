package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasd.stack.internal.Fixture.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.NasReports.Report;
import org.nasd.api.stack.Orders;
import org.nasd.api.stack.Orders.Draft;
import org.nasd.api.stack.Orders.Order;
import org.nasd.api.stack.Orders.Progress;
import org.nasd.api.stack.StackException;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.testing.TestDatabase;

/** What two nodes on one database ask and tell each other. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class NodesTogetherIT {

    private static final String SECRET = "/user set admin password=hush-hush";

    private final TestDatabase database;

    private final Heard heard = new Heard();
    private final Set<StackListener> listeners = new CopyOnWriteArraySet<>(Set.of(heard));
    private final Stacks here;
    private final Stacks there;

    NodesTogetherIT(TestDatabase database) {
        this.database = database;
        this.here = new Stacks(database.dataSource(), named("alpha"), List.of());
        this.there = new Stacks(database.dataSource(), named("bravo"), listeners);
    }

    static Stream<TestDatabase> servers() {
        return Fixture.databases().skip(1).map(Supplier::get);
    }

    private boolean notifies() {
        return database.url().startsWith("jdbc:postgresql:");
    }

    private static StackSettings named(String node) {
        return new StackSettings(
                Duration.ofSeconds(30),
                true,
                node,
                StackSettings.Keep.DEFAULTS,
                StackSettings.DEFAULTS.secrets(),
                null);
    }

    @BeforeEach
    void empty() throws SQLException {
        for (String table : List.of("NODES", "NAS_LEASES", "NODE_ORDERS", "NODE_DRAINS", "NAS_REPORTS")) {
            sql("DELETE FROM " + table);
        }
        here.leases().renew(false);
        there.leases().renew(false);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private String rows() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement one = connection.createStatement();
                ResultSet results = one.executeQuery(
                        notifies()
                                ? "SELECT CAST(array_agg(O) AS VARCHAR) FROM NODE_ORDERS O"
                                : "SELECT GROUP_CONCAT(CONCAT_WS('|', KIND, ORDERED_BY, RESULT, BODY, ANSWER))"
                                        + " FROM NODE_ORDERS")) {
            results.next();
            return results.getString(1);
        }
    }

    private long order(String body, Duration patience) {
        return here.orders().put(new Draft(there.leases().self(), 7, "exec", "ann", body, patience));
    }

    private Progress progress(long id) {
        return here.orders().progress(Set.of(id)).get(id);
    }

    private void fallSilent(Stacks node) throws SQLException {
        sql("UPDATE NODES SET RENEWED_DATE = RENEWED_DATE - INTERVAL '11' SECOND WHERE ID = '"
                + node.leases().self() + "'");
    }

    @Test
    void anOrderReachesItsNodeAtOnceIsTakenOnceAndAnswered() {
        if (notifies()) {
            await("the node listens", () -> heard.orders.get() > 0);
        }
        int before = heard.orders.get();
        long id = order(SECRET, Duration.ofSeconds(10));
        if (notifies()) {
            await("the node is told", () -> heard.orders.get() > before);
        }
        assertThat(progress(id)).isEqualTo(new Progress.Waiting());
        assertThat(here.orders().take()).as("orders for the one that gave it").isEmpty();
        assertThat(there.orders().take()).containsExactly(new Order(id, 7, "exec", "ann", SECRET));
        assertThat(there.orders().take()).isEmpty();
        assertThat(progress(id)).isEqualTo(new Progress.Taken());
        there.orders().end(id, Orders.Result.DONE, "it is done");
        assertThat(progress(id)).isEqualTo(new Progress.Ended(Orders.Result.DONE, "it is done"));
    }

    @Test
    void whatIsAskedAndAnsweredCannotBeReadInTheTable() throws SQLException {
        long id = order(SECRET, Duration.ofSeconds(10));
        assertThat(rows()).contains("ann", "exec").doesNotContain("hush");
        there.orders().take();
        there.orders().end(id, Orders.Result.DONE, "the answer says hush-hush");
        assertThat(rows()).contains("done").doesNotContain("hush");
    }

    @Test
    void anOrderThatNobodyTakesInTimeIsNotTakenLater() throws SQLException {
        long id = order("x", Duration.ofMillis(1));
        sql("UPDATE NODE_ORDERS SET UNTIL_DATE = UNTIL_DATE - INTERVAL '1' SECOND");
        assertThat(there.orders().take()).isEmpty();
        assertThat(here.orders().withdraw(id)).isTrue();
        assertThat(progress(id)).isEqualTo(new Progress.Lost());
    }

    @Test
    void anOrderThatWasTakenCannotBeTakenBack() {
        long id = order("x", Duration.ofSeconds(10));
        there.orders().take();
        assertThat(here.orders().withdraw(id)).isFalse();
    }

    @Test
    void ofANodeThatFallsSilentWithAnOrderNobodyKnowsWhatBecameOfIt() throws SQLException {
        long id = order("x", Duration.ofSeconds(10));
        there.orders().take();
        fallSilent(there);
        assertThat(progress(id)).isEqualTo(new Progress.Lost());
    }

    @Test
    void aNodeThatIsGoneTakesNoOrders() {
        there.leases().leave();
        assertThatThrownBy(() -> order("x", Duration.ofSeconds(10)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("takes no orders");
    }

    @Test
    void oldOrdersAreRemoved() throws SQLException {
        order("x", Duration.ofSeconds(10));
        here.clean();
        assertThat(rows()).isNotNull();
        sql("UPDATE NODE_ORDERS SET ORDERED_DATE = ORDERED_DATE - INTERVAL '25' HOUR");
        here.clean();
        assertThat(rows()).isNull();
    }

    @Test
    void onlyTheHolderOfANasTellsOfItAndTheOthersAreTold() {
        there.leases().take(Set.of(1L, 2L));
        Report one = report(1, NasState.STOPPED, "login refused");
        there.reports().publish(List.of(one, report(3, NasState.WORKING, "")));
        here.reports().publish(List.of(report(2, NasState.WORKING, "")));
        assertThat(here.reports().elsewhere()).isEqualTo(Map.of(1L, one));
        assertThat(there.reports().elsewhere()).isEmpty();
        Report changed = report(1, NasState.WORKING, "");
        there.reports().publish(List.of(changed));
        assertThat(here.reports().elsewhere()).isEqualTo(Map.of(1L, changed));
    }

    @Test
    void whatANodeSaidOfANasThatItHasLostIsNotShown() throws SQLException {
        there.leases().take(Set.of(1L));
        there.reports().publish(List.of(report(1, NasState.WORKING, "")));
        fallSilent(there);
        here.leases().take(Set.of(1L));
        assertThat(here.reports().elsewhere()).isEmpty();
        assertThat(there.reports().elsewhere()).isEmpty();
    }

    private static Report report(long nasId, NasState state, String reason) {
        return new Report(
                nasId,
                state,
                reason,
                Instant.parse("2026-01-01T10:00:00.123456Z"),
                "ssh-generic",
                5,
                3,
                4,
                1,
                12,
                100,
                2,
                1,
                7,
                Duration.ofMillis(12),
                Duration.ofNanos(96_001_000));
    }

    @Test
    void aNodeThatIsToGiveItsNasAwaySaysSoAtItsNextRenewalAlsoAfterARestart() {
        here.nodeControl().drain("bravo", "ann", "new memory");
        here.nodeControl().drain("bravo", "bob", null);
        assertThat(here.nodeControl().draining().get("bravo"))
                .extracting(drain -> drain.by(), drain -> drain.reason())
                .containsExactly("ann", "new memory");
        assertThat(draining(there.leases().renew(false))).containsExactly("bravo");
        try (Stacks again = new Stacks(database.dataSource(), named("bravo"), List.of())) {
            assertThat(draining(again.leases().renew(false))).containsExactly("bravo", "bravo");
        }
        assertThat(here.nodeControl().undrain("bravo")).isTrue();
        assertThat(here.nodeControl().undrain("bravo")).isFalse();
        assertThat(draining(there.leases().renew(false)))
                .doesNotContain("alpha")
                .hasSizeLessThan(2);
    }

    private static List<String> draining(List<Leases.Node> nodes) {
        return nodes.stream()
                .filter(Leases.Node::draining)
                .map(Leases.Node::name)
                .toList();
    }

    @Test
    void aNodeThatFellSilentIsKnownUntilItComesBackOrIsForgotten() throws SQLException {
        fallSilent(there);
        assertThat(here.leases().renew(false)).extracting(Leases.Node::name).containsExactly("alpha");
        assertThat(here.leases().known()).extracting(Leases.Node::name).containsExactly("alpha", "bravo");
        assertThat(here.leases().known().get(1).silent()).isGreaterThan(Leases.TERM);
        try (Stacks again = new Stacks(database.dataSource(), named("bravo"), List.of())) {
            again.leases().renew(false);
            assertThat(here.leases().known())
                    .as("started again")
                    .extracting(Leases.Node::id)
                    .containsExactly(here.leases().self(), again.leases().self());
            again.leases().leave();
        }
        assertThat(here.nodeControl().forget("alpha")).as("alive").isFalse();
        assertThat(here.nodeControl().forget("bravo")).isTrue();
        assertThat(here.leases().known()).extracting(Leases.Node::name).containsExactly("alpha");
    }

    /** What a node is told of. */
    private static final class Heard implements StackListener {

        final AtomicInteger orders = new AtomicInteger();

        @Override
        public void ordersChanged() {
            orders.incrementAndGet();
        }
    }
}
