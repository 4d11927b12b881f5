package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.stack.NasControl;
import org.nasd.api.stack.StackException;
import org.nasd.stack.testing.TestDatabase;

/** A database that falls silent in the middle, and one in which somebody holds a row: every call ends. */
@Timeout(180)
class SilentDatabaseIT {

    private static final Duration STATEMENT = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** A statement's time, what the connection gets above it, a new connection after it; and a loaded machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static StackSettings impatient() {
        StackSettings usual = StackSettings.DEFAULTS;
        return new StackSettings(
                STATEMENT, usual.announce(), usual.node(), usual.keep(), usual.secrets(), usual.seen());
    }

    private static void endsInTime(String what, ThrowingCallable call) {
        long begun = System.nanoTime();
        assertThatThrownBy(call).as(what).isInstanceOf(StackException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(what).isLessThan(DEADLINE);
    }

    /** The URL says nothing of time-outs: those of the code are at work. */
    @ParameterizedTest
    @MethodSource("servers")
    void everyCallEndsWhenTheDatabaseSwallowsWhatItIsSent(Supplier<TestDatabase> make) throws Exception {
        try (TestDatabase database = make.get();
                Wire wire = new Wire(URI.create(database.url().substring("jdbc:".length())));
                HikariDataSource pool = new HikariDataSource(pool(database, wire));
                Stacks stacks = new Stacks(pool, impatient(), List.of())) {
            assertThat(stacks.nasDirectory().all()).isEmpty();
            assertThat(stacks.main().newestId()).isZero();

            wire.fallSilent();

            for (int i = 0; i < 1; i++) {
                endsInTime("read the NAS", () -> stacks.nasDirectory().all());
                endsInTime("read the stack", () -> stacks.main().newestId());
                endsInTime("change", () -> stacks.control().pause(1, "anna", null));
                endsInTime("renew the leases", () -> stacks.leases().renew(false));
            }
            assertThat(stacks.problems()).isNotEmpty();

            wire.speakAgain();
            Fixture.await("it goes on", () -> answers(stacks));
        }
    }

    private static boolean answers(Stacks stacks) {
        try {
            return stacks.main().newestId() == 0;
        } catch (StackException e) {
            return false;
        }
    }

    private static HikariConfig pool(TestDatabase database, Wire wire) {
        HikariConfig config = new HikariConfig();
        boolean maria = database.url().startsWith("jdbc:mariadb:");
        config.setJdbcUrl(database.url()
                .replaceAll("//[^/]+/", "//127.0.0.1:" + wire.port() + "/")
                .replaceAll("\\?.*", "?connectTimeout=" + (maria ? CONNECT.toMillis() : CONNECT.toSeconds())));
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(1_000);
        return config;
    }

    static Stream<Supplier<TestDatabase>> servers() {
        return Fixture.databases().skip(1);
    }

    static Stream<Supplier<TestDatabase>> databases() {
        return Fixture.databases();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoWaitsForARowThatSomebodyHoldsGivesUp(Supplier<TestDatabase> make) throws Exception {
        try (TestDatabase database = make.get();
                Stacks stacks = database.stacks(impatient());
                Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            NasControl control = stacks.control();
            control.pause(1, "anna", null);
            holder.setAutoCommit(false);
            statement.execute("UPDATE NAS_CONTROL SET REASON = 'held' WHERE NAS_ID = 1");

            endsInTime("resume", () -> control.resume(1));

            holder.rollback();
            assertThat(control.resume(1)).isTrue();
        }
    }

    /** Passes bytes on until it is told to keep them. */
    private static final class Wire implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final InetSocketAddress behind;
        private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
        private volatile boolean silent;

        Wire(URI database) throws IOException {
            behind = new InetSocketAddress(database.getHost(), database.getPort());
            daemon(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        void fallSilent() {
            silent = true;
        }

        /** What was swallowed is lost, as with packets that came too late. */
        void speakAgain() throws IOException {
            silent = false;
            closeAll();
        }

        private void accept() {
            try {
                while (true) {
                    Socket near = server.accept();
                    Socket far = new Socket();
                    far.connect(behind);
                    open.addAll(List.of(near, far));
                    daemon(() -> pass(near, far));
                    daemon(() -> pass(far, near));
                }
            } catch (IOException e) {
                // closed: the test is over
            }
        }

        private void pass(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (!silent) {
                        out.write(buffer, 0, n);
                    }
                }
            } catch (IOException e) {
                // the other direction was closed first
            }
        }

        private static void daemon(Runnable work) {
            Thread thread = new Thread(work, "test-wire");
            thread.setDaemon(true);
            thread.start();
        }

        private void closeAll() throws IOException {
            for (Closeable one = open.poll(); one != null; one = open.poll()) {
                one.close();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            closeAll();
        }
    }
}
