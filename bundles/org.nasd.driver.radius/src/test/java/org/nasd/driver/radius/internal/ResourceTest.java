package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;

/** What a thousand failures leave behind: nothing. */
@Timeout(120)
final class ResourceTest {

    private static final int MANY = 1000;

    /** Sockets of this process. */
    private static long sockets() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(ResourceTest::target)
                    .filter(target -> target.startsWith("socket:"))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("nasd-radius"))
                .count();
    }

    private static void await(Callable<Boolean> condition, String otherwise) {
        Awaitility.await("not " + otherwise)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    private static void awaitSockets(long expected) {
        Awaitility.await("open sockets")
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(sockets()).isEqualTo(expected));
    }

    private static int closedPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What Java opens once and keeps must not be counted. */
    @BeforeAll
    static void warmUp() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = ScriptedNas.acknowledging()) {
            Bench.perform(bench.session(nas.port()), "coa User-Name=a");
        }
    }

    /** Other tests' drivers may still be stopping. */
    @BeforeEach
    void quiet() throws InterruptedException {
        await(() -> threads() == 0, "threads of other tests are left");
    }

    @Test
    void aThousandOpeningsThatFailLeaveNoSocketAndNoThread() throws Exception {
        long before = sockets();
        int closed = closedPort();
        try (Bench bench = new Bench()
                        .with("probe", "disconnect Acct-Session-Id=x")
                        .with("timeout.probe", "0.2");
                ScriptedNas silent = ScriptedNas.silent()) {
            List<CompletionStage<Opening>> openings = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                openings.add(bench.opening("127.0.0.1", i % 2 == 0 ? closed : silent.port()));
            }
            for (CompletionStage<Opening> opening : openings) {
                assertThat(Bench.await(opening)).isInstanceOf(Opening.NotOpened.class);
            }
            awaitSockets(before + 1);
            assertThat(threads()).isEqualTo(1);
        }
        await(() -> threads() == 0, "threads are left");
        assertThat(sockets()).isEqualTo(before);
    }

    @Test
    void aThousandTimeoutsLeaveNothingThatGrows() throws Exception {
        long before = sockets();
        try (Bench bench = new Bench().with("id.rest", "0.1").with("ports.max", "4");
                ScriptedNas silent = ScriptedNas.silent()) {
            DeviceSession session = bench.session(silent.port());
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                outcomes.add(session.perform(Bench.task(Duration.ofMillis(300), "coa User-Name=u" + i)));
            }
            for (CompletionStage<Outcome> outcome : outcomes) {
                assertThat(Bench.await(outcome)).isInstanceOf(Outcome.Silent.class);
            }
            assertThat(sockets()).isBetween(before + 2, before + 5);
            session.close();
            awaitSockets(before + 1);
        }
    }

    @Test
    void aThousandSessionsCloseWithWhatIsInFlight() throws Exception {
        long before = sockets();
        try (Bench bench = new Bench();
                ScriptedNas silent = ScriptedNas.silent()) {
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                DeviceSession session = bench.session(silent.port());
                outcomes.add(session.perform(Bench.task("coa User-Name=u" + i)));
                session.close();
            }
            for (CompletionStage<Outcome> outcome : outcomes) {
                assertThat(Bench.await(outcome)).isInstanceOf(Outcome.Unavailable.class);
            }
            awaitSockets(before + 1);
        }
    }
}
