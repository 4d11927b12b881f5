package org.nasd.benchmarks.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Listens on a port of its own, which it prints, until its process ends. */
final class Listener {

    private Listener() {}

    /**
     * Serves every connection by a thread of its own.
     *
     * @param server closes its connection
     */
    static void listen(String name, Consumer<Socket> server) throws IOException {
        try (ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("{\"port\": " + port.getLocalPort() + "}");
            while (true) {
                Socket socket = port.accept();
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(() -> server.accept(socket), name);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }
}
