package org.nasd.stack.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;

/**
 * How long a connection waits for bytes of its database. A statement's own time-out asks the database to end the statement, and a silent one
 * does not hear that: without this, its caller would wait until the kernel gives up.
 */
public final class NetworkPatience {

    private static final Duration ABOVE_A_STATEMENT = Duration.ofSeconds(5);

    private NetworkPatience() {}

    /** Sets it, unless the connection's URL or pool says already how long; does nothing where the driver knows no such thing. */
    public static void set(Connection connection, Duration queryTimeout) throws SQLException {
        try {
            if (connection.getNetworkTimeout() == 0) {
                connection.setNetworkTimeout(
                        Runnable::run,
                        Math.toIntExact(queryTimeout.plus(ABOVE_A_STATEMENT).toMillis()));
            }
        } catch (SQLFeatureNotSupportedException e) {
            // an embedded database has no network
        }
    }
}
