package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.nas.Account;
import org.nasd.api.stack.IdempotencyKey;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.Records.Query;
import org.nasd.api.stack.Records.Table;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.testing.TestDatabase;

/** What only MariaDB does, on a server with a zone and a character set of its own that truncates without a word unless told not to. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#mariadbIsInstalled")
class MariaDbIT {

    private static TestDatabase server;
    private static Stacks stacks;

    @BeforeAll
    static void open() {
        server = TestDatabase.mariadb();
        stacks = server.stacks();
    }

    @AfterAll
    static void close() {
        stacks.close();
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        for (String table : List.of("EVENTS_STACK_COMPACT", "IDEMPOTENCY_KEYS", "NAS", "USERS")) {
            sql("DELETE FROM " + table);
        }
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement one = connection.createStatement()) {
            for (String statement : statements) {
                one.execute(statement);
            }
        }
    }

    @Test
    void anInsertIsOfNowInWhateverZoneItsProducerServerAndReaderLive() throws SQLException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        try {
            sql("SET time_zone = '+05:30'", "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('a', 1)");
            sql("SET time_zone = '-03:00'", "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('a', 2)");
            for (CompactEvent event : stacks.compact().read(0, 10)) {
                assertThat(event.date())
                        .isBetween(
                                Instant.now().minus(Duration.ofMinutes(5)),
                                Instant.now().plus(Duration.ofMinutes(5)));
                assertThat(event.age()).isLessThan(Duration.ofMinutes(5));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void anInstantInAnHourThatLocalClocksSkipComesBackAsItWas() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        Instant skipped = Instant.parse("2026-03-08T02:30:00Z");
        Instant twice = Instant.parse("2026-11-01T05:30:00Z");
        try {
            stacks.history().append(List.of(minute(skipped), minute(twice)));
            assertThat(stacks.history().read(Set.of(77L), Instant.EPOCH).get(77L))
                    .extracting(one -> one.minute())
                    .containsExactly(skipped, twice);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static NasHistory.Minute minute(Instant minute) {
        return new NasHistory.Minute(77, minute, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
    }

    @Test
    void keysThatDifferInCaseOrByABlankAreDifferent() {
        List<Event> event = List.of(Event.of("a", 1));
        assertThat(List.of("k", "K", "k ", "\u043a"))
                .allSatisfy(key -> stacks.compact().append(event, new IdempotencyKey(key, "f")));
        assertThat(stacks.compact().count()).isEqualTo(4);
    }

    @Test
    void whatIsTooLongIsRefusedRatherThanCut() {
        assertThatThrownBy(() -> stacks.nasRegistry().add(Fixture.nas(0, "n".repeat(300), "10.0.0.1")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("22001");
        assertThat(stacks.nasDirectory().all()).isEmpty();
    }

    @Test
    void textsOfAMillionCharactersOfFourBytesAreKept() {
        String params = "{\"a\":\"" + "\ud83d\ude80".repeat(499_000) + "\"}";
        stacks.compact().append(List.of(Event.of("a", 1).with(null, params), Event.of("b", 1)));
        assertThat(stacks.compact().read(0, 10).get(0).event().params()).isEqualTo(params);
    }

    @Test
    void theVictimOfADeadlockBeginsAnew() throws Exception {
        sql("INSERT INTO USERS (ID, RATE_IN) VALUES (1, 0), (2, 0)");
        Database database = new Database(server.dataSource(), Duration.ofSeconds(30));
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger turns = new AtomicInteger();
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> cross(database, 1, 2, both, turns));
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> cross(database, 2, 1, both, turns));
        assertThat(one.get(30, TimeUnit.SECONDS) + other.get(30, TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(turns).hasValue(3);
        Records records = stacks.records();
        assertThat(records.list(new Query(Table.USERS, List.of(), List.of(), List.of(), Set.of("rate_in"), 0, 10)))
                .containsOnly(Map.of("rate_in", 2L));
    }

    private static int cross(Database database, long first, long second, CyclicBarrier both, AtomicInteger turns) {
        String update = "UPDATE USERS SET RATE_IN = RATE_IN + 1 WHERE ID = ?";
        return database.change("cross", session -> {
            session.update(update, first);
            if (turns.incrementAndGet() <= 2) {
                meet(both);
            }
            return session.update(update, second);
        });
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The other did not come", e);
        }
    }

    @Test
    void aBillingThereGivesNasAccountsAndIds() throws SQLException {
        sql(
                "CREATE TABLE ROUTERS (id INT UNSIGNED, name VARCHAR(20), ip VARCHAR(20), live TINYINT(1))",
                "INSERT INTO ROUTERS VALUES (7, 'far', '10.0.0.7', 1), (8, 'off', '10.0.0.8', 0)",
                "CREATE TABLE SUBSCRIBERS (id INT UNSIGNED, router INT, debt DECIMAL(9, 2), removed INT,"
                        + " login VARCHAR(20))",
                "INSERT INTO SUBSCRIBERS VALUES (1, 7, 0, 0, 'anna'), (2, 7, 10.5, 1, 'boris'), (3, 8, 0, 0, NULL)");
        try {
            BillingSettings set = new BillingSettings(
                    "SELECT id, name, ip AS nas_ip, live AS enabled FROM ROUTERS",
                    "SELECT id, router AS nas_id, login, removed = 1 AS deleted, debt = 0 AS accept FROM SUBSCRIBERS"
                            + " WHERE id IN (:ids)");
            var billing = server.dataSource();
            var directory = stacks.nasDirectory(billing::getConnection, set);
            assertThat(directory.all())
                    .extracting(nas -> nas.id() + " " + nas.name() + " " + nas.enabled())
                    .containsExactly("7 far true", "8 off false");
            Map<Long, Account> found =
                    stacks.accounts(billing::getConnection, set).find(List.of(1L, 2L, 9L));
            assertThat(found).containsOnlyKeys(1L, 2L);
            assertThat(found.get(1L).nasId()).isEqualTo(7);
            assertThat(found.get(1L).variables()).containsEntry("accept", true).containsEntry("deleted", false);
            assertThat(found.get(2L).variables()).containsEntry("accept", false).containsEntry("deleted", true);
            Records records = stacks.records(billing::getConnection, directory, set);
            assertThat(records.accounts("SELECT id FROM SUBSCRIBERS WHERE router = 7 ORDER BY id", 10))
                    .containsExactly(1L, 2L);
            assertThatThrownBy(() -> records.accounts("SELECT id FROM SUBSCRIBERS INTO OUTFILE '/tmp/nasd-x'", 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("OUTFILE");
            sql("UPDATE SUBSCRIBERS SET removed = 0");
        } finally {
            sql("DROP TABLE ROUTERS", "DROP TABLE SUBSCRIBERS");
        }
    }
}
