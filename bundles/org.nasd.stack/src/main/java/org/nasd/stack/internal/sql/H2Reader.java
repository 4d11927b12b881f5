package org.nasd.stack.internal.sql;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Connections to an H2 as a user who may only read. H2 takes no notice of a connection's being read-only, its SELECT can delete rows
 * ({@code FROM OLD TABLE (DELETE ...)}) and write files; what a user has no right to do, it refuses.
 *
 * <p>The driver is reached by reflection, as the bundle must not be tied to it.
 */
final class H2Reader {

    private static final String USER = "NASD_READER";

    private final String password;

    H2Reader() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        password = HexFormat.of().formatHex(random);
    }

    /**
     * A new connection, which whoever takes it closes. One at a time: H2 changes a password in two steps, and a login between them is
     * refused.
     */
    synchronized Connection open(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("CREATE USER IF NOT EXISTS " + USER + " PASSWORD '" + password + "'");
            statement.execute("ALTER USER " + USER + " SET PASSWORD '" + password + "'");
            statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO " + USER);
        }
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", password);
        String url = owner.getMetaData().getURL();
        Connection reader = driver(owner).connect(url, login);
        if (reader == null) {
            throw new SQLException("H2's driver does not know its own database " + url);
        }
        return reader;
    }

    private static Driver driver(Connection connection) throws SQLException {
        ClassLoader loader = connection.unwrap(Connection.class).getClass().getClassLoader();
        try {
            return (Driver) loader.loadClass("org.h2.Driver").getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new SQLException("the pool hides H2's driver; with HikariCP it is reached", e);
        }
    }
}
