package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;

/** A NAS on loopback whose every answer a test decides. */
public final class ScriptedNas implements AutoCloseable {

    public static final String SECRET = "testing123";

    /** A request and from where it came. */
    public record Request(TestPacket packet, SocketAddress from, long at) {}

    private final DatagramSocket socket;
    private final boolean keeps;
    private final Thread thread;
    private final BiConsumer<ScriptedNas, Request> script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public ScriptedNas(BiConsumer<ScriptedNas, Request> script) throws IOException {
        this(true, script);
    }

    /**
     * @param keeps whether requests are kept, to be looked at
     */
    public ScriptedNas(boolean keeps, BiConsumer<ScriptedNas, Request> script) throws IOException {
        this.keeps = keeps;
        this.script = script;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.socket.setReceiveBufferSize(1 << 22);
        this.thread = new Thread(this::run, "scripted-nas");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    public static ScriptedNas silent() throws IOException {
        return new ScriptedNas((nas, request) -> {});
    }

    public static ScriptedNas acknowledging() throws IOException {
        return new ScriptedNas(
                (nas, request) -> nas.reply(request, request.packet().ack()));
    }

    private void run() {
        byte[] buffer = new byte[65_536];
        while (!socket.isClosed()) {
            DatagramPacket in = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(in);
            } catch (IOException e) {
                return;
            }
            TestPacket packet = new TestPacket(Arrays.copyOf(buffer, in.getLength()));
            Request request = new Request(packet, in.getSocketAddress(), System.nanoTime());
            if (keeps) {
                requests.add(request);
            }
            script.accept(this, request);
        }
    }

    public void reply(Request request, TestPacket.Answer answer) {
        send(request.from(), answer.bytes(SECRET));
    }

    public void send(SocketAddress to, byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What has come up to now. */
    public List<Request> requests() {
        return requests;
    }

    public List<Request> awaitRequests(int count) {
        Awaitility.await("requests that came")
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> assertThat(requests).hasSizeGreaterThanOrEqualTo(count));
        return List.copyOf(requests);
    }

    public static int portOf(Request request) {
        return ((InetSocketAddress) request.from()).getPort();
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join(5000);
    }
}
