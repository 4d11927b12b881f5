package org.nasd.itests.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A TCP proxy between two programs on loopback. What it does to what passes can be changed at any time, by any thread. */
public final class FaultProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;

    private final InetSocketAddress target;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private final Queue<Long> accepted = new ConcurrentLinkedQueue<>();
    private final int port;
    private final Weather weather = new Weather();
    private ServerSocket door;

    private FaultProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        listen(door);
    }

    /** A proxy to a port of this machine, all well. */
    public static FaultProxy to(int port) {
        try {
            return new FaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(ServerSocket at) {
        Passage.thread("fault-proxy-" + port, () -> {
            while (!at.isClosed()) {
                accept(at);
            }
        });
    }

    private void accept(ServerSocket at) {
        try {
            Socket client = at.accept();
            accepted.add(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            Socket server = new Socket();
            try {
                server.connect(target, CONNECT_MILLIS);
                Passage passage = new Passage(client, server, weather, passages::remove);
                passages.add(passage);
                passage.start();
            } catch (IOException e) {
                // the target is away, and so is the proxy for this client
                Passage.reset(client);
                Passage.reset(server);
            }
        } catch (IOException e) {
            if (!at.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public int port() {
        return port;
    }

    /** When connections were made to it, in microseconds since 1970. */
    public List<Long> acceptedAtMicros() {
        return List.copyOf(accepted);
    }

    /** Connections that are open. */
    public int open() {
        return passages.size();
    }

    /** What happens to bytes on their way to the target and back, also on connections that are open. */
    public void toxics(Toxics there, Toxics back) {
        weather.set(there, back);
    }

    public void toxics(Toxics bothWays) {
        toxics(bothWays, bothWays);
    }

    /** Refuses connections and resets those that are open. */
    public synchronized void down() throws IOException {
        door.close();
        resetPeer();
    }

    /** Ends {@link #down}. */
    public synchronized void up() throws IOException {
        if (door.isClosed()) {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            listen(door);
        }
    }

    /** Resets (RST) all connections that are open, on both sides. */
    public void resetPeer() {
        passages.forEach(Passage::reset);
    }

    /** The target loses all connections that are open, and the clients do not learn of it: whatever they send is swallowed. */
    public void halfOpen() {
        passages.forEach(Passage::forget);
    }

    @Override
    public synchronized void close() throws IOException {
        door.close();
        weather.set(Toxics.NONE, Toxics.NONE);
        passages.forEach(Passage::reset);
    }
}
