package org.nasd.tck.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port that swallows connection requests, as a device behind a firewall does: its queue of connections is full and nobody accepts. */
public final class DeafPort implements AutoCloseable {

    private static final int FULL_AFTER_MILLIS = 300;

    private final ServerSocket socket;
    private final List<Socket> filling = new ArrayList<>();

    public DeafPort() throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        boolean full = false;
        while (!full) {
            Socket one = new Socket();
            filling.add(one);
            try {
                one.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), FULL_AFTER_MILLIS);
            } catch (SocketTimeoutException e) {
                full = true;
            }
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket one : filling) {
            one.close();
        }
        socket.close();
    }
}
