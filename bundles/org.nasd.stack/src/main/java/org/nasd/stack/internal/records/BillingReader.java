package org.nasd.stack.internal.records;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.nasd.stack.internal.nas.Connections;
import org.nasd.stack.internal.sql.Database;

/**
 * Connections for reading an existing billing's database. Other databases keep to a connection's being read-only; H2 does not, and
 * nasd makes a user who may only read in its own database alone.
 */
public final class BillingReader {

    private final Connections billing;
    private final Database own;

    public BillingReader(Connections billing, Database own) {
        this.billing = billing;
        this.own = own;
    }

    /** Whoever opens one closes it. */
    public Connection open() throws SQLException {
        Connection connection = billing.open();
        try {
            DatabaseMetaData metaData = connection.getMetaData();
            if (!metaData.getDatabaseProductName().equals("H2")) {
                return connection;
            }
            try (connection) {
                requireOwn(metaData.getURL());
            }
            return own.readOnly();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void requireOwn(String url) throws SQLException {
        try (Connection connection = own.connect()) {
            if (!connection.getMetaData().getURL().equals(url)) {
                throw new IllegalArgumentException("The billing's database is H2, which cannot be kept from writing"
                        + " while a query runs: take the ids of accounts from a list or a file instead");
            }
        }
    }
}
