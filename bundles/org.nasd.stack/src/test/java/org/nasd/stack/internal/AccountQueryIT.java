package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.event.Event;
import org.nasd.api.stack.Records;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.records.AccountQuery;
import org.nasd.stack.internal.records.SqlRecords;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.testing.TestDatabase;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class AccountQueryIT {

    private final Fixture fixture;
    private final Records records;

    @TempDir
    Path directory;

    AccountQueryIT(Fixture fixture) {
        this.fixture = fixture;
        this.records = fixture.stacks.records();
    }

    @BeforeEach
    void accounts() throws SQLException {
        fixture.empty();
        fixture.sql("INSERT INTO NAS (ID, NAME, NAS_IP, TELNET_PASSWORD) VALUES (3, 'bras-3', '10.0.0.3', 's3cret')");
        fixture.sql("INSERT INTO USERS (ID, NAS_ID, LOGIN) VALUES (1, 3, 'anna'), (2, 3, 'boris'), (5, NULL, 'x')");
    }

    @Test
    void yieldsTheFirstColumnAsManyAsWanted() {
        assertThat(records.accounts("SELECT ID, LOGIN FROM USERS ORDER BY ID DESC;\n", 10))
                .containsExactly(5L, 2L, 1L);
        assertThat(records.accounts("SELECT ID FROM USERS ORDER BY ID", 2)).containsExactly(1L, 2L);
        assertThat(records.accounts(
                        "with N AS (SELECT ID FROM NAS WHERE NAME = 'bras-3')\nSELECT U.ID, N.ID FROM USERS U JOIN N"
                                + " ON N.ID = U.NAS_ID ORDER BY 1 -- of one NAS",
                        10))
                .containsExactly(1L, 2L);
        assertThat(records.accounts("SELECT '7 '", 10)).containsExactly(7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM USERS",
                "UPDATE USERS SET LOGIN = 'hacked'",
                "SELECT ID FROM OLD TABLE (DELETE FROM USERS)",
                "SELECT ID FROM FINAL TABLE (UPDATE USERS SET LOGIN = 'hacked')",
                "WITH X AS (DELETE FROM USERS RETURNING ID) SELECT ID FROM X",
                "WITH X AS (UPDATE USERS SET LOGIN = 'hacked' RETURNING ID) SELECT ID FROM X",
                "WITH X AS (SELECT 9 ID) INSERT INTO USERS (ID) SELECT ID FROM X",
                "SELECT 1; DELETE FROM USERS",
                "SELECT 1; COMMIT; DELETE FROM USERS",
                "SELECT 1) Q; DELETE FROM USERS; SELECT (1",
                "SELECT ID INTO STOLEN FROM USERS",
                "SELECT ID FROM USERS FOR UPDATE",
                "SELECT NEXTVAL('users_seq')",
                "SELECT NEXT/* */VALUE FOR USERS_SEQ",
                "SELECT setval('users_seq', 99)",
                "SELECT NEXTVAL(USERS_SEQ)",
                "SELECT SETVAL(USERS_SEQ, 99)",
                "SELECT ID FROM USERS LOCK IN SHARE MODE",
                "SELECT LOAD_FILE('/etc/passwd')",
                "SELECT ID FROM USERS INTO OUTFILE '/tmp/nasd-stolen'",
                "SELECT ID FROM USERS/*!INTO/**/DUMPFILE '/tmp/nasd-stolen'*/",
                "SELECT GET_LOCK('nasd', 1)",
                "SELECT set_config('transaction_read_only', 'off', true)",
                "SET TRANSACTION READ WRITE",
                "DROP TABLE USERS",
                "CALL 1",
                "  /* SELECT */ DELETE FROM USERS",
                "",
                "SELEC ID FROM USERS",
                "SELECT ID FROM NOWHERE"
            })
    void whateverWouldWriteOrIsNoQueryFails(String sql) throws SQLException {
        fixture.sql("DROP SEQUENCE IF EXISTS USERS_SEQ");
        fixture.sql("CREATE SEQUENCE USERS_SEQ");
        assertThatThrownBy(() -> records.accounts(sql, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("query.timeout");
        assertThat(fixture.number("SELECT COUNT(*) FROM USERS WHERE LOGIN IN ('anna', 'boris', 'x')"))
                .isEqualTo(3);
        assertThat(fixture.number("SELECT COUNT(*) FROM USERS")).isEqualTo(3);
        String next = fixture.isMariaDb() ? "NEXTVAL(USERS_SEQ)" : "NEXTVAL('users_seq')";
        assertThat(fixture.number("SELECT " + next)).isEqualTo(1);
        assertThat(fixture.stacks.compact().append(List.of(Event.of("a", 1)))).hasSize(1);
    }

    @Test
    void h2WritesAndReadsNoFiles() throws Exception {
        if (fixture.isShared()) {
            return;
        }
        Path file = directory.resolve("written");
        Path secret = Files.writeString(directory.resolve("secret"), "42");
        for (String sql : List.of(
                "SELECT CSVWRITE('" + file + "', 'SELECT 1')",
                "SELECT FILE_WRITE('1', '" + file + "')",
                "SELECT CAST(UTF8TOSTRING(FILE_READ('" + secret + "')) AS BIGINT)",
                "SELECT * FROM CSVREAD('" + secret + "')",
                "SELECT LINK_SCHEMA('S', 'org.h2.Driver', 'jdbc:h2:mem:other', '', '', 'PUBLIC')")) {
            assertThatThrownBy(() -> records.accounts(sql, 10)).as(sql).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aFunctionThatWritesIsRefusedOnMariaDb() throws SQLException {
        if (!fixture.isMariaDb()) {
            return;
        }
        fixture.sql("CREATE OR REPLACE FUNCTION STEAL() RETURNS BIGINT MODIFIES SQL DATA"
                + " BEGIN DELETE FROM USERS; RETURN 1; END");
        assertThatThrownBy(() -> records.accounts("SELECT STEAL()", 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only lets read");
        assertThat(fixture.number("SELECT COUNT(*) FROM USERS")).isEqualTo(3);
        fixture.sql("DROP FUNCTION STEAL");
    }

    @Test
    void leavesTheStacksConnectionsAbleToWrite() throws SQLException {
        for (int i = 0; i < 30; i++) {
            records.accounts("SELECT ID FROM USERS", 10);
            fixture.sql("UPDATE USERS SET RATE_IN = " + i);
        }
        assertThat(fixture.number("SELECT MAX(RATE_IN) FROM USERS")).isEqualTo(29);
    }

    @Test
    void manyMayAskAtOnce() throws Exception {
        var executor = Executors.newFixedThreadPool(8);
        try {
            List<java.util.concurrent.Callable<List<Long>>> calls = new ArrayList<>();
            LongStream.range(0, 40).forEach(i -> calls.add(() -> records.accounts("SELECT ID FROM USERS", 10)));
            for (var answer : executor.invokeAll(calls)) {
                assertThat(answer.get()).hasSize(3);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void neverRepeatsAValueThatIsNoNumber() {
        assertThatThrownBy(() -> records.accounts("SELECT TELNET_PASSWORD FROM NAS", 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Row 1 of the query has no whole number in its first column")
                .hasNoCause();
        if (!fixture.isMariaDb()) { // there it is 0
            assertThatThrownBy(() -> records.accounts("SELECT CAST(TELNET_PASSWORD AS BIGINT) FROM NAS", 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("could not be converted")
                    .hasMessageNotContaining("s3cret")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> records.accounts("SELECT NAS_ID FROM USERS WHERE NAS_ID IS NULL", 10))
                .hasMessageContaining("Row 1");
    }

    @Test
    void endsAQueryThatTakesTooLong() {
        Database hasty = new Database(fixture.database.dataSource(), Duration.ofSeconds(1));
        Records impatient = new SqlRecords(hasty, null, true, new AccountQuery(hasty::readOnly, Duration.ofSeconds(1)));
        String series = fixture.series(100_000);
        String endless = "SELECT COUNT(*) FROM " + series + " A, " + series + " B WHERE A.X <> B.X";
        assertThatThrownBy(() -> impatient.accounts(endless, 10))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("query.timeout");
    }

    @Test
    void refusesAnotherH2AsItCannotBeKeptFromWriting() throws SQLException {
        try (TestDatabase billing = TestDatabase.h2InMemory()) {
            BillingSettings set = new BillingSettings(null, "SELECT ID FROM SUBSCRIBERS WHERE ID IN (:ids)");
            Records foreign = fixture.stacks.records(
                    () -> billing.dataSource().getConnection(), fixture.stacks.nasDirectory(), set);
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> foreign.accounts("SELECT 1", 10))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("H2");
            }
        }
    }
}
