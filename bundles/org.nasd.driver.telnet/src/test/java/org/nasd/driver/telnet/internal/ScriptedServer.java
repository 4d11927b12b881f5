package org.nasd.driver.telnet.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that does what a test wants with its connections, one after the other, and keeps what it received. */
final class ScriptedServer implements AutoCloseable {

    /** What is done with a connection. */
    interface Behaviour {
        void serve(Socket socket, ScriptedServer server) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CountDownLatch peerGone = new CountDownLatch(1);

    ScriptedServer(Behaviour behaviour) throws IOException {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    behaviour.serve(socket, this);
                } catch (Exception e) {
                    peerGone.countDown();
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads until these bytes have come. */
    void expect(Socket socket, String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                peerGone.countDown();
                throw new IOException("ended");
            }
            synchronized (received) {
                received.write(b);
            }
            seen.append((char) b);
        }
    }

    void expectEnd(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {}
        peerGone.countDown();
    }

    boolean peerIsGone() throws InterruptedException {
        return peerGone.await(1, TimeUnit.SECONDS);
    }

    byte[] received() {
        synchronized (received) {
            return received.toByteArray();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
