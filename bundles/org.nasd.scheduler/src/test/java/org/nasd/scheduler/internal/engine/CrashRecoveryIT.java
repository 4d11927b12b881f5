package org.nasd.scheduler.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.scheduler.internal.engine.MortalNode.Death;
import org.nasd.stack.internal.StackSettings;
import org.nasd.stack.internal.Stacks;
import org.nasd.stack.testing.TestDatabase;

/** Processes that die in the middle of their work, on real databases: what may be sent again is, what must not be is not, and all is accounted for. */
class CrashRecoveryIT {

    private static final int CRASHES = Integer.getInteger("nasd.crashes", 3);
    private static final int ACCOUNTS = 40;
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path directory;

    private String url;
    private String user = "nasd";
    private String password = "";
    private final Set<Long> once = new HashSet<>();
    private final Map<Long, Long> accountOf = new LinkedHashMap<>();

    /** Whether the database is PostgreSQL. */
    static Stream<Boolean> databases() {
        return TestDatabase.postgresqlIsInstalled() ? Stream.of(false, true) : Stream.of(false);
    }

    private interface Scene {
        void play() throws Exception;
    }

    private void on(boolean postgresql, Scene scene) throws Exception {
        if (!postgresql) {
            url = "jdbc:h2:file:" + directory.resolve("nasd") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
            prepare();
            scene.play();
            return;
        }
        try (TestDatabase database = TestDatabase.postgresql()) {
            url = database.url();
            user = database.user();
            password = database.password();
            prepare();
            scene.play();
        }
    }

    private void prepare() throws SQLException {
        try (HikariDataSource dataSource = MortalNode.dataSource(url, user, password)) {
            new Stacks(dataSource, StackSettings.DEFAULTS, List.of()).close();
        }
        for (long nasId = 1; nasId <= 2; nasId++) {
            change(
                    "INSERT INTO NAS (ID, NAME, NAS_IP, SCRIPT_NAME, FORKS, OPTIONS) VALUES (?, ?, ?, 'x', 8, ?)",
                    nasId,
                    "n" + nasId,
                    "10.0.0." + nasId,
                    "{\"idempotent.user_disconnect\": \"false\", \"coalesce\": \"false\"}");
        }
    }

    /** Puts an event for each account on the stack. */
    private void enter(String type) throws SQLException {
        for (long account = 1; account <= ACCOUNTS; account++) {
            enter(type, account);
        }
    }

    private long enter(String type, long account) throws SQLException {
        long id = accountOf.size() + 1;
        accountOf.put(id, account);
        if (type.equals("user_disconnect")) {
            once.add(id);
        }
        change(
                "INSERT INTO EVENTS_STACK (ID, EVENT_TYPE, USER_ID, NAS_ID, NAS_IP, PARAMS) VALUES (?, ?, ?, ?, ?, '{}')",
                id,
                type,
                account,
                1 + account % 2,
                "10.0.0." + (1 + account % 2));
        change("UPDATE EVENT_COUNTERS SET LAST_ID = ?", id);
        return id;
    }

    private void change(String sql, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** The failed events, with reason, by id. */
    private Map<Long, String> failed() throws SQLException {
        Map<Long, String> failed = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement("SELECT ID, REASON FROM EVENTS_FAILED");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                failed.put(rows.getLong(1), rows.getString(2));
            }
        }
        return failed;
    }

    private Path journal() {
        return directory.resolve("journal");
    }

    /** Runs a node until its end and tells whether it died. */
    private boolean dies(boolean postgresql, Death death, int occasion) throws Exception {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalNode.class.getName(),
                        url,
                        user,
                        password,
                        journal().toString(),
                        death.name(),
                        String.valueOf(occasion))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("output").toFile()))
                .start();
        try {
            assertThat(node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends: %s", output())
                    .isTrue();
        } finally {
            node.destroyForcibly();
        }
        assertThat(node.exitValue()).as(output()).isIn(0, MortalNode.DEAD);
        if (postgresql) {
            change("UPDATE NODES SET RENEWED_DATE = RENEWED_DATE - INTERVAL '11' SECOND");
        }
        return node.exitValue() == MortalNode.DEAD;
    }

    private String output() throws IOException {
        Path file = directory.resolve("output");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** How often the device did each event; each account in its order in every run, and in the order of first times over all. */
    private Map<Long, Integer> done() throws IOException {
        Map<Long, Integer> done = new HashMap<>();
        Map<Long, Long> lastInRun = new HashMap<>();
        Map<Long, Long> lastNew = new HashMap<>();
        for (String line : Files.readAllLines(journal())) {
            if (line.equals("start")) {
                lastInRun.clear();
                continue;
            }
            long id = Long.parseLong(line.split(" ")[1]);
            long account = Long.parseLong(line.split(" ")[2]);
            assertThat(id).as("order of account " + account).isGreaterThan(lastInRun.getOrDefault(account, 0L));
            lastInRun.put(account, id);
            if (done.merge(id, 1, Integer::sum) == 1) {
                assertThat(id).as("order of account " + account).isGreaterThan(lastNew.getOrDefault(account, 0L));
                lastNew.put(account, id);
            }
        }
        return done;
    }

    private void assertNothingWaitsOrIsOnRecord() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT (SELECT COUNT(*) FROM EVENTS_STACK)" + " + (SELECT COUNT(*) FROM EVENTS_IN_FLIGHT)");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    /** What must not be sent twice was sent at most once, and is uncertain whenever nobody can say that it was. */
    private void assertSentOnceOrUncertain(Map<Long, Integer> done, Map<Long, String> failed) {
        for (long id : accountOf.keySet()) {
            if (once.contains(id)) {
                assertThat(done.getOrDefault(id, 0)).as("runs of event " + id).isLessThanOrEqualTo(1);
                assertThat(done.containsKey(id) || "uncertain".equals(failed.get(id)))
                        .as("event %d is accounted for", id)
                        .isTrue();
            } else {
                assertThat(failed).doesNotContainKey(id);
                assertThat(done).containsKey(id);
            }
        }
        assertThat(failed.values()).allMatch("uncertain"::equals);
    }

    @ParameterizedTest(name = "on PostgreSQL: {0}")
    @MethodSource("databases")
    void betweenTheDevicesDoneAndTheCommit(boolean postgresql) throws Exception {
        on(postgresql, () -> {
            for (int round = 0; round < 3; round++) {
                enter("user_disconnect");
                enter("user_edit");
            }
            for (int crash = 0; crash < CRASHES; crash++) {
                assertThat(dies(postgresql, Death.AFTER_DONE, 1 + crash % 3)).isTrue();
            }
            assertThat(dies(postgresql, Death.NEVER, 0)).as(output()).isFalse();
            Map<Long, Integer> done = done();
            Map<Long, String> failed = failed();
            assertSentOnceOrUncertain(done, failed);
            assertThat(failed).as("some were in flight").isNotEmpty();
            assertThat(done.values()).allMatch(runs -> runs <= 1 + CRASHES);
            assertNothingWaitsOrIsOnRecord();
        });
    }

    @ParameterizedTest(name = "on PostgreSQL: {0}")
    @MethodSource("databases")
    void betweenReadingAndSendingEveryEventIsDoneOnce(boolean postgresql) throws Exception {
        on(postgresql, () -> {
            enter("user_disconnect");
            enter("user_edit");
            for (int crash = 0; crash < CRASHES; crash++) {
                assertThat(dies(postgresql, Death.BEFORE_SENDING, 1)).isTrue();
            }
            assertThat(dies(postgresql, Death.NEVER, 0)).as(output()).isFalse();
            assertThat(failed()).isEmpty();
            assertThat(done()).containsOnlyKeys(accountOf.keySet()).allSatisfy((id, runs) -> assertThat(runs)
                    .isOne());
            assertNothingWaitsOrIsOnRecord();
        });
    }

    @ParameterizedTest(name = "on PostgreSQL: {0}")
    @MethodSource("databases")
    void betweenTheRecordAndSendingNothingIsSentTwice(boolean postgresql) throws Exception {
        on(postgresql, () -> {
            enter("user_disconnect");
            enter("user_edit");
            for (int crash = 0; crash < 2; crash++) {
                assertThat(dies(postgresql, Death.ON_RECORD, 1 + crash)).isTrue();
            }
            assertThat(dies(postgresql, Death.NEVER, 0)).as(output()).isFalse();
            Map<Long, String> failed = failed();
            assertSentOnceOrUncertain(done(), failed);
            assertThat(failed).as("some were on record").isNotEmpty();
            assertNothingWaitsOrIsOnRecord();
        });
    }

    @ParameterizedTest(name = "on PostgreSQL: {0}")
    @MethodSource("databases")
    void anEventThatKillsWhoeverSendsItFailsAfterThreeCrashesOnRecordAndTheOthersAreDelivered(boolean postgresql)
            throws Exception {
        on(postgresql, () -> {
            enter("user_edit");
            long poison = enter(MortalNode.POISON, 7);
            enter("user_edit");
            enter("user_edit");
            List<Boolean> deaths = new ArrayList<>();
            while (deaths.size() < 10 && dies(postgresql, Death.NEVER, 0)) {
                deaths.add(true);
            }
            assertThat(deaths)
                    .as("one before anything is on record, three on it")
                    .hasSize(4);
            assertThat(failed()).isEqualTo(Map.of(poison, "poison"));
            Set<Long> others = new HashSet<>(accountOf.keySet());
            others.remove(poison);
            assertThat(done()).containsOnlyKeys(others);
            assertNothingWaitsOrIsOnRecord();
        });
    }
}
