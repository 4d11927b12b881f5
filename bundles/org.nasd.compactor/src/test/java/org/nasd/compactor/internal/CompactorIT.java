package org.nasd.compactor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasd.api.event.Event;
import org.nasd.stack.testing.TestDatabase;

class CompactorIT {

    private static final CompactorSettings FAST =
            new CompactorSettings(Duration.ofMillis(20), 500, Duration.ofMillis(300), 1000);
    private static final CompactorSettings POLLS_SELDOM =
            new CompactorSettings(Duration.ofSeconds(60), 500, Duration.ofMillis(300), 1000);

    enum Make {
        H2,
        POSTGRESQL,
        MARIADB;

        /** As it is written in a literal. */
        String backslash() {
            return this == MARIADB ? "\\\\" : "\\";
        }

        Installation open() throws SQLException {
            return new Installation(
                    switch (this) {
                        case H2 -> TestDatabase.h2();
                        case POSTGRESQL -> {
                            assumeTrue(TestDatabase.postgresqlIsInstalled(), "PostgreSQL is not installed");
                            yield TestDatabase.postgresql();
                        }
                        case MARIADB -> {
                            assumeTrue(TestDatabase.mariadbIsInstalled(), "MariaDB is not installed");
                            yield TestDatabase.mariadb();
                        }
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void plainInsertsReachTheMainStackWithTheirVariables(Make make) throws Exception {
        try (Installation nasd = make.open()) {
            nasd.start(FAST);
            nasd.sql("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('user_add', 1)");
            nasd.sql("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, ABONENT_ID, NAS_IP, USLUGA_ID, ACCT_SESSION_ID,"
                    + " OWNER_SCRIPT, OWNER_FUNCTION, PARAMS) VALUES ('user_rate_set', 2, 7, '10.0.0.2', 3, 'abc', 'radius',"
                    + " 'login', '{\"RATE_IN\": 512, \"note\": \"" + make.backslash() + "u0000''\"}')");
            nasd.awaitEmptyCompactStack();

            assertThat(nasd.rows(
                            "SELECT ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, USLUGA_ID, ACCT_SESSION_ID,"
                                    + " OWNER_SCRIPT, OWNER_FUNCTION, PARAMS FROM EVENTS_STACK ORDER BY ID"))
                    .containsExactly(
                            "1|user_add|1|1001|2|10.0.0.2|null|null|null|null|{\"abonent_id\":1001,\"deleted\":false,"
                                    + "\"ip\":\"10.1.0.1\",\"login\":\"user1\",\"rate_in\":2048,\"user_id\":1}",
                            "2|user_rate_set|2|7|2|10.0.0.2|3|abc|radius|login|{\"abonent_id\":1002,\"deleted\":false,"
                                    + "\"ip\":\"10.1.0.2\",\"login\":\"user2\",\"note\":\"\\u0000'\",\"rate_in\":512,\"user_id\":2}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventOfThisProcessIsTakenWithoutPolling(Make make) throws Exception {
        try (Installation nasd = make.open()) {
            nasd.start(POLLS_SELDOM);
            nasd.stacks.compact().append(List.of(Event.of("user_add", 1)));
            nasd.awaitEmptyCompactStack();
            nasd.stacks.compact().append(List.of(Event.of("user_edit", 1)));
            nasd.awaitEmptyCompactStack();
            assertThat(nasd.count("EVENTS_STACK")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatCommitsLateIsNotSkipped(Make make) throws Exception {
        try (Installation nasd = make.open();
                Connection slow = nasd.database.dataSource().getConnection();
                Connection quick = nasd.database.dataSource().getConnection()) {
            nasd.start(FAST);
            slow.setAutoCommit(false);
            Installation.insert(slow, "user_add", 1);
            for (int i = 0; i < 1200; i++) {
                Installation.insert(quick, "user_edit", 2 + i % 50);
            }
            nasd.await(Duration.ofSeconds(30), () -> nasd.count("EVENTS_STACK") == 1200);
            slow.commit();
            nasd.await(Duration.ofSeconds(10), () -> nasd.count("EVENTS_STACK") == 1201);

            assertThat(nasd.rows("SELECT COMPACT_ID, EVENT_TYPE FROM EVENTS_STACK ORDER BY ID DESC LIMIT 1"))
                    .containsExactly("1|user_add");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCanNeverBeSentFailsWithTheReasonAndBlocksNobody(Make make) throws Exception {
        try (Installation nasd = make.open()) {
            nasd.start(FAST);
            nasd.sql("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, NAS_IP, PARAMS) VALUES"
                    + " ('user_add', 999, NULL, NULL), ('user_add', 1, '192.0.2.9', NULL), ('rm -rf', 2, NULL, NULL),"
                    + " ('user_add', 3, NULL, '[1]'), ('user_add', 4, NULL, NULL)");
            nasd.awaitEmptyCompactStack();

            assertThat(nasd.rows(
                            "SELECT COMPACT_ID, USER_ID, REASON, LAST_ERROR FROM EVENTS_FAILED ORDER BY COMPACT_ID"))
                    .satisfiesExactly(
                            row -> assertThat(row).startsWith("1|999|rejected|account 999"),
                            row -> assertThat(row).startsWith("2|1|rejected|no NAS has the address 192.0.2.9"),
                            row -> assertThat(row).startsWith("3|2|rejected|'rm -rf' cannot be a command"),
                            row -> assertThat(row).startsWith("4|3|rejected|PARAMS cannot be used"));
            assertThat(nasd.rows("SELECT COMPACT_ID FROM EVENTS_STACK")).containsExactly("5");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAccountInsertedAfterItsEventIsServed(Make make) throws Exception {
        try (Installation nasd = make.open()) {
            nasd.start(new CompactorSettings(Duration.ofMillis(20), 500, Duration.ofSeconds(20), 1000));
            nasd.sql("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('user_add', 500), ('user_edit', 1)");
            nasd.await(Duration.ofSeconds(10), () -> nasd.count("EVENTS_STACK") == 1);
            nasd.sql("INSERT INTO USERS (ID, NAS_ID) VALUES (500, 1)");
            nasd.awaitEmptyCompactStack();
            assertThat(nasd.count("EVENTS_STACK")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoUserDelTheFirstCarriesTheOldDataAlsoAcrossARestart(Make make) throws Exception {
        try (Installation nasd = make.open()) {
            nasd.start(FAST);
            nasd.sql("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('user_add', 1), ('user_add', 2)");
            nasd.awaitEmptyCompactStack();
            nasd.sql("UPDATE USERS SET IP = '10.9.9.9' WHERE ID = 1");
            nasd.sql("DELETE FROM USERS WHERE ID = 2");
            nasd.restart(FAST);
            nasd.sql(
                    "INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID) VALUES ('user_del', 1), ('user_del', 1), ('user_del', 2)");
            nasd.awaitEmptyCompactStack();

            assertThat(
                            nasd.rows(
                                    "SELECT USER_ID, NAS_ID, PARAMS FROM EVENTS_STACK WHERE EVENT_TYPE = 'user_del' ORDER BY ID"))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("1|2|").contains("10.1.0.1"),
                            second -> assertThat(second).startsWith("1|2|").contains("10.9.9.9"),
                            gone -> assertThat(gone).startsWith("2|1|").contains("10.1.0.2"));
            assertThat(nasd.count("EVENTS_FAILED")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatTheDatabaseRefusesDoesNotBlockTheOthers(Make make) throws Exception {
        try (Installation nasd = make.open()) {
            nasd.sql("ALTER TABLE EVENTS_STACK ADD CONSTRAINT NO_POISON CHECK (PARAMS NOT LIKE '%poison%')");
            List<String> values = IntStream.rangeClosed(1, 400)
                    .mapToObj(i -> "('user_edit', " + (1 + i % 100) + ", "
                            + (i == 123 ? "'{\"x\":\"poison\"}'" : "NULL") + ")")
                    .toList();
            nasd.sql("INSERT INTO EVENTS_STACK_COMPACT (CMD, USER_ID, PARAMS) VALUES " + String.join(", ", values));
            nasd.start(FAST);
            nasd.awaitEmptyCompactStack();

            assertThat(nasd.count("EVENTS_STACK")).isEqualTo(399);
            assertThat(nasd.rows("SELECT COMPACT_ID, LAST_ERROR FROM EVENTS_FAILED"))
                    .singleElement()
                    .asString()
                    .startsWith("123|the database refuses it: ")
                    .containsIgnoringCase("no_poison");
            assertOrder(nasd);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void connectionsThatAreKilledAllTheTimeCostNothing(Make make) throws Exception {
        try (Installation nasd = make.open();
                Connection billing = nasd.database.dataSource().getConnection();
                Connection killer = nasd.database.dataSource().getConnection()) {
            long self = pid(killer);
            long producer = pid(billing);
            CompactorSettings small = new CompactorSettings(Duration.ofMillis(5), 20, Duration.ofMillis(300), 1000);
            nasd.start(small);
            Random random = new Random(7);
            int inserted = 0;
            int killed = 0;
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            for (long nextKill = 0; System.nanoTime() < end; inserted++) {
                Installation.insert(billing, "user_edit", 1 + random.nextInt(Installation.ACCOUNTS));
                if (System.nanoTime() > nextKill) {
                    killed += killAllBut(killer, self, producer);
                    nextKill = System.nanoTime() + Duration.ofMillis(200).toNanos();
                }
            }
            nasd.await(Duration.ofSeconds(30), () -> count(billing, "EVENTS_STACK_COMPACT") == 0);

            assertThat(count(billing, "EVENTS_STACK")).isEqualTo(inserted);
            assertThat(killed).isGreaterThan(10);
            assertThat(count(billing, "EVENTS_FAILED")).isZero();
            assertOrder(nasd);
        }
    }

    private static long pid(Connection connection) throws SQLException {
        return one(connection, "SELECT pg_backend_pid()");
    }

    private static long count(Connection connection, String table) throws SQLException {
        return one(connection, "SELECT COUNT(*) FROM " + table);
    }

    private static long one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            results.next();
            return results.getLong(1);
        }
    }

    private static int killAllBut(Connection killer, long... spared) throws SQLException {
        return (int) one(
                killer,
                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid NOT IN ("
                        + spared[0] + ", " + spared[1] + ")");
    }

    private static void assertOrder(Installation nasd) throws SQLException {
        assertThat(nasd.rows("SELECT COUNT(*) FROM EVENTS_STACK A JOIN EVENTS_STACK B ON A.USER_ID = B.USER_ID"
                        + " AND A.NAS_ID = B.NAS_ID AND A.ID < B.ID AND A.COMPACT_ID >= B.COMPACT_ID"))
                .containsExactly("0");
        assertThat(nasd.rows("SELECT COUNT(*) - COUNT(DISTINCT COMPACT_ID) FROM EVENTS_STACK"))
                .containsExactly("0");
    }
}
