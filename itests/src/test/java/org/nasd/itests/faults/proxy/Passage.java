package org.nasd.itests.faults.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection through a proxy: two sockets and a lane for each direction. */
final class Passage {

    private final Socket client;
    private final Socket server;
    private final Weather weather;
    private final Consumer<Passage> ended;
    private final AtomicInteger running = new AtomicInteger(2);
    private final AtomicBoolean forgotten = new AtomicBoolean();

    Passage(Socket client, Socket server, Weather weather, Consumer<Passage> ended) throws IOException {
        this.client = client;
        this.server = server;
        this.weather = weather;
        this.ended = ended;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start() {
        lane(Weather.Way.THERE, client, server);
        lane(Weather.Way.BACK, server, client);
    }

    private void lane(Weather.Way way, Socket from, Socket to) {
        Lane lane = new Lane(way, from, to, weather, forgotten::get);
        thread("fault-proxy-lane", () -> {
            if (lane.run() == Lane.End.CUT) {
                reset();
            }
            if (running.decrementAndGet() == 0) {
                reset();
                ended.accept(this);
            }
        });
    }

    /** The server loses the connection, the client keeps it. */
    void forget() {
        forgotten.set(true);
        reset(server);
    }

    void reset() {
        reset(client);
        reset(server);
    }

    /** Ends a connection by RST, or what is left of it. */
    static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // it had ended by itself
        }
    }

    static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
