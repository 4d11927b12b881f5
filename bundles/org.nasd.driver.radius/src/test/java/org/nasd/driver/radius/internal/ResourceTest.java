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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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

    /** UDP sockets of this process, by their inodes, so that other processes do not count. */
    private static long sockets() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            List<String> open = files.map(ResourceTest::target).toList();
            return Stream.of("/proc/net/udp", "/proc/net/udp6")
                    .flatMap(ResourceTest::lines)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length > 9 && open.contains("socket:[" + words[9] + "]"))
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

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream().skip(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("nasd-radius"))
                .count();
    }

    private static void await(BooleanSupplier condition, String otherwise) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - until).as(otherwise).isNegative();
            Thread.sleep(10);
        }
    }

    private static int closedPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
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
            await(() -> sockets() == before + 1, "sockets are left beside the test's own");
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
            await(() -> sockets() == before + 1, "the session's sockets are left");
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
            await(() -> sockets() == before + 1, "sockets are left");
        }
    }
}
