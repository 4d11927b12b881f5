package org.nasd.stack.internal.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.testing.TestDatabase;

@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class ListeningIT {

    private static final String KILL_LISTENER = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name LIKE '% listening'";

    /** A pool of one: whoever asks for a connection next is lent the one that is given back. */
    private static HikariDataSource poolOfOne(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    @Test
    void aConnectionThatBrokeIsLentToNobodyElseAndListeningGoesOn() throws Exception {
        Semaphore heard = new Semaphore(0);
        StackListener signals = new StackListener() {
            @Override
            public void compactArrived() {
                heard.release();
            }
        };
        try (TestDatabase server = TestDatabase.postgresql();
                HikariDataSource pool = poolOfOne(server);
                Listening listening = new Listening(new Database(pool, Duration.ofSeconds(10)), "n", signals)) {
            listening.start();
            assertThat(heard.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            assertThat(number(
                            DriverManager.getConnection(server.url(), server.user(), server.password()), KILL_LISTENER))
                    .isEqualTo(1);
            assertThat(number(pool.getConnection(), "SELECT 42")).isEqualTo(42);
            assertThat(heard.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static long number(Connection opened, String query) throws Exception {
        try (Connection connection = opened;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
