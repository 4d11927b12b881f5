package org.nasd.driver.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/** Servers that are no good. */
@Timeout(30)
class MisbehaviourTest {

    /** What a server does with its one connection. */
    private interface Behaviour {
        void serve(Socket socket) throws Exception;
    }

    @TempDir
    Path directory;

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Outcome.Unavailable why = dialogue(port).connect().orElseThrow();
        assertThat(why.trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(why.reason()).contains("bras-1 (127.0.0.1:" + port + ")", "refused");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAtTheTimeOutOfTheLogin() throws Exception {
        Outcome.Unavailable why = connect(socket -> socket.getInputStream().readAllBytes());
        assertThat(why.trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(why.reason()).contains("then said nothing");
    }

    @Test
    void garbageIsNoServer() throws Exception {
        Outcome.Unavailable why = connect(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[4096]);
            out.flush();
        });
        assertThat(why.trouble()).isIn(Trouble.UNREACHABLE, Trouble.BUSY);
    }

    @Test
    void aResetBeforeTheGreetingIsNoWrongPassword() throws Exception {
        Outcome.Unavailable why = connect(socket -> socket.setSoLinger(true, 0));
        assertThat(why.trouble()).isIn(Trouble.UNREACHABLE, Trouble.BUSY);
    }

    @Test
    void abortEndsALoginThatGetsAByteASecondOrAnEndlessBanner() throws Exception {
        for (byte[] piece : List.of(new byte[] {'x'}, "junk\r\n".repeat(9999).getBytes(StandardCharsets.US_ASCII))) {
            AtomicInteger sent = new AtomicInteger();
            try (ServerSocket server = serve(socket -> {
                while (true) {
                    socket.getOutputStream().write(piece);
                    sent.incrementAndGet();
                    if (piece.length == 1) {
                        Thread.sleep(100);
                    }
                }
            })) {
                BlockingDialogue nas = dialogue(server.getLocalPort());
                var executor = Executors.newSingleThreadExecutor();
                Future<Optional<Outcome.Unavailable>> connecting = executor.submit(nas::connect);
                executor.shutdown();
                Devices.await(() -> sent.get() > 2, "the device talks");
                assertThat(connecting.isDone()).isFalse();
                nas.abort();
                assertThat(connecting.get(1, TimeUnit.SECONDS)).isPresent();
            }
        }
        Devices.await(() -> Devices.threads().isEmpty(), "threads left: " + Devices.threads());
    }

    @Test
    void aThousandFailuresLeaveNothingBehind() throws Exception {
        int before = Thread.activeCount();
        try (ServerSocket server = serve(Socket::close)) {
            for (int i = 0; i < 1000; i++) {
                BlockingDialogue nas = dialogue(server.getLocalPort());
                assertThat(nas.connect()).isPresent();
                nas.abort();
            }
        }
        Devices.await(() -> Thread.activeCount() <= before + 1, "threads left");
    }

    private BlockingDialogue dialogue(int port) {
        return new Devices(directory.resolve("known_hosts"))
                .dialogue(port, "secret", Devices.exec("timeout.login", "0.7", "timeout.connect", "1"));
    }

    private Outcome.Unavailable connect(Behaviour behaviour) throws Exception {
        try (ServerSocket server = serve(behaviour)) {
            BlockingDialogue nas = dialogue(server.getLocalPort());
            Outcome.Unavailable why = nas.connect().orElseThrow();
            nas.abort();
            return why;
        }
    }

    private static ServerSocket serve(Behaviour behaviour) throws IOException {
        ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        AtomicInteger served = new AtomicInteger();
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    behaviour.serve(socket);
                } catch (Exception e) {
                    // The client has gone, or the test is over.
                    served.incrementAndGet();
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
