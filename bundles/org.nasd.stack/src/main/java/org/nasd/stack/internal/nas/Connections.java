package org.nasd.stack.internal.nas;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from; whoever opens one closes it. */
@FunctionalInterface
public interface Connections {

    Connection open() throws SQLException;
}
