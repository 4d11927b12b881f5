package org.nasd.stack.internal.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.internal.event.Arrival;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what PostgreSQL announces, on a thread and a connection of its own. A connection that breaks is replaced; what was announced
 * in between is made good by one signal, and in any case listeners poll.
 */
public final class Listening implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** How the driver calls {@code application_name}, by which an administrator tells sessions apart. */
    private static final String APPLICATION_NAME = "ApplicationName";

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int CHECK_EVERY = 20;
    private static final int CHECK_SECONDS = 5;

    private final Database database;
    private final String nodeId;
    private final StackListener signals;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Duration pause = SHORTEST_PAUSE;
    private boolean connected = true;

    /**
     * @param nodeId this node
     */
    public Listening(Database database, String nodeId, StackListener signals) {
        this.database = database;
        this.nodeId = nodeId;
        this.signals = signals;
        this.thread = new Thread(this::run, "nasd-stack-listen");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (open()) {
            try (Connection connection = database.connect()) {
                listenUntilBroken(connection);
            } catch (SQLException e) {
                lost(e);
                rest();
            }
        }
    }

    private boolean open() {
        return closed.getCount() > 0;
    }

    /** The pool does not see what breaks here, behind its back: it would lend the connection, name and all, to somebody else. */
    private void listenUntilBroken(Connection connection) throws SQLException {
        try {
            listen(connection);
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }

    private void listen(Connection connection) throws SQLException {
        String name = connection.getClientInfo(APPLICATION_NAME);
        connection.setClientInfo(APPLICATION_NAME, name + " listening");
        Notifications notifications = new Notifications(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + Dialect.COMPACT_ARRIVED);
            statement.execute("LISTEN " + Dialect.NAS_CHANGED);
            statement.execute("LISTEN " + Dialect.MAIN_ARRIVED);
            statement.execute("LISTEN " + Dialect.ORDERS_CHANGED);
        }
        found();
        for (int round = 1; open(); round++) {
            tell(notifications.await(WAIT));
            if (round % CHECK_EVERY == 0 && !connection.isValid(CHECK_SECONDS)) {
                throw new SQLException("the server does not answer any more");
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("UNLISTEN *");
        }
        connection.setClientInfo(APPLICATION_NAME, name);
    }

    private void tell(Set<Notifications.Heard> all) {
        for (Notifications.Heard heard : all) {
            switch (heard.channel()) {
                case Dialect.COMPACT_ARRIVED -> signals.compactArrived();
                case Dialect.NAS_CHANGED -> signals.nasChanged();
                case Dialect.ORDERS_CHANGED -> signals.ordersChanged();
                case Dialect.MAIN_ARRIVED -> arrived(Arrival.parse(heard.what()));
                default -> LOG.debug("Nobody cares for {}", heard.channel());
            }
        }
    }

    /** What this node put there itself was told already, with the events. */
    private void arrived(Arrival arrival) {
        if (!arrival.nodeId().equals(nodeId)) {
            signals.mainArrivedElsewhere(arrival.nasIds());
        }
    }

    private void found() {
        if (!connected) {
            LOG.info("Hearing again what the database announces");
        }
        connected = true;
        pause = SHORTEST_PAUSE;
        signals.compactArrived();
        signals.nasChanged();
        signals.ordersChanged();
        signals.mainArrivedElsewhere(Set.of());
    }

    private void lost(SQLException e) {
        if (connected && open()) {
            LOG.warn(
                    "Not hearing what the database announces, new events are found by polling until then: {}",
                    e.getMessage());
        }
        connected = false;
    }

    private void rest() {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /** Ends the thread; it gives its connection back within a second of its own accord. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
