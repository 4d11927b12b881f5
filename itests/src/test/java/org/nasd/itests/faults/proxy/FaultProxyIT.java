package org.nasd.itests.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy that spoils connections, against a server that gives every byte back. */
class FaultProxyIT {

    private static final int PATIENCE = 30_000;
    private static final int IMPATIENCE = 300;
    private static final byte[] WORD = "0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Passage.thread("echo", this::serve);
        proxy = FaultProxy.to(echo.getLocalPort());
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Passage.thread("echo-client", () -> giveBack(client));
            } catch (IOException e) {
                // the test is over
            }
        }
    }

    private static void giveBack(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // the connection was ended, as intended
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static byte[] say(Socket socket, byte[] words) throws IOException {
        socket.getOutputStream().write(words);
        return socket.getInputStream().readNBytes(words.length);
    }

    private Duration timeToSay(byte[] words) throws IOException {
        try (Socket socket = connect()) {
            assertThat(say(socket, WORD)).isEqualTo(WORD);
            long begun = System.nanoTime();
            assertThat(say(socket, words)).isEqualTo(words);
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    @Test
    void latencyIsAddedOnceEachWayHoweverMuchIsOnTheWay() throws IOException {
        proxy.toxics(Toxics.latency(Duration.ofMillis(200)));
        assertThat(timeToSay(new byte[100_000])).isBetween(Duration.ofMillis(400), Duration.ofMillis(1_500));
    }

    @Test
    void bandwidthIsLimited() throws IOException {
        proxy.toxics(Toxics.bandwidth(10_000), Toxics.NONE);
        assertThat(timeToSay(new byte[10_000])).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void slicesArriveOneByOne() throws IOException {
        proxy.toxics(Toxics.slicer(2, Duration.ofMillis(50)), Toxics.NONE);
        assertThat(timeToSay(WORD)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void aBlackHoleHoldsEverythingUntilItIsGone() throws IOException {
        try (Socket socket = connect()) {
            say(socket, WORD);
            proxy.toxics(Toxics.BLACK_HOLE, Toxics.NONE);
            assertNoAnswer(socket);
            proxy.toxics(Toxics.NONE);
            assertThat(socket.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
            proxy.toxics(Toxics.NONE, Toxics.BLACK_HOLE);
            assertNoAnswer(socket);
        }
    }

    private static void assertNoAnswer(Socket socket) throws IOException {
        socket.setSoTimeout(IMPATIENCE);
        assertThatThrownBy(() -> say(socket, WORD)).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(PATIENCE);
    }

    @Test
    void dataIsCutAtItsLimit() throws IOException {
        proxy.toxics(Toxics.NONE, Toxics.limitData(7));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(WORD);
            int received = 0;
            try {
                received = socket.getInputStream().readAllBytes().length;
            } catch (IOException e) {
                // a reset may overtake what was on the way
            }
            assertThat(received).isLessThanOrEqualTo(7);
        }
    }

    @Test
    void theEndOfAConnectionComesLate() throws IOException {
        proxy.toxics(Toxics.NONE, Toxics.slowClose(Duration.ofMillis(300)));
        try (Socket socket = connect()) {
            say(socket, WORD);
            long begun = System.nanoTime();
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void connectionsAreResetAndNewOnesWork() throws IOException {
        try (Socket socket = connect()) {
            say(socket, WORD);
            proxy.resetPeer();
            assertThatThrownBy(() -> say(socket, new byte[1_000_000])).isInstanceOf(IOException.class);
        }
        assertThat(timeToSay(WORD)).isLessThan(Duration.ofMillis(PATIENCE));
    }

    @Test
    void whatIsDownRefusesUntilItIsUp() throws IOException {
        proxy.down();
        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        proxy.up();
        assertThat(timeToSay(WORD)).isLessThan(Duration.ofMillis(PATIENCE));
    }

    @Test
    void aHalfOpenConnectionSwallowsWhatIsSent() throws IOException {
        try (Socket socket = connect()) {
            say(socket, WORD);
            proxy.halfOpen();
            assertNoAnswer(socket);
        }
    }
}
