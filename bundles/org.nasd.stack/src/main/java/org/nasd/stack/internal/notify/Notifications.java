package org.nasd.stack.internal.notify;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What PostgreSQL's driver has heard on a connection. The driver is reached by reflection: an import of its package would tie this
 * bundle to it, so that installations without PostgreSQL could not start it, or, were the import optional, every exchange of the
 * driver would restart the stacks.
 */
final class Notifications {

    private final Object driverConnection;
    private final Method getNotifications;

    Notifications(Connection connection) throws SQLException {
        driverConnection = connection.unwrap(Connection.class);
        try {
            getNotifications = driverConnection.getClass().getMethod("getNotifications", int.class);
        } catch (NoSuchMethodException e) {
            throw new SQLException(
                    "the pool hides the driver's connection ("
                            + driverConnection.getClass().getName() + "); with HikariCP it works",
                    e);
        }
    }

    /**
     * One announcement.
     *
     * @param what more about it, often empty
     */
    record Heard(String channel, String what) {}

    /** What arrived, each once, waiting for it at most so long. */
    Set<Heard> await(Duration longest) throws SQLException {
        Set<Heard> all = new LinkedHashSet<>();
        Object[] heard = (Object[]) call(getNotifications, driverConnection, Math.toIntExact(longest.toMillis()));
        for (Object one : heard == null ? new Object[0] : heard) {
            all.add(new Heard(
                    (String) call(getter("getName", one), one), (String) call(getter("getParameter", one), one)));
        }
        return all;
    }

    private static Method getter(String name, Object notification) throws SQLException {
        try {
            return notification.getClass().getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new SQLException(
                    "Unknown kind of notification: " + notification.getClass().getName(), e);
        }
    }

    private static Object call(Method method, Object on, Object... arguments) throws SQLException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failed) {
                throw failed;
            }
            throw new SQLException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new SQLException(e);
        }
    }
}
