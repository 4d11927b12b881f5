package org.nasd.stack.internal.sql;

import java.sql.SQLException;

/** Something to do with a database. */
@FunctionalInterface
public interface Work<T> {

    T in(Session session) throws SQLException;
}
