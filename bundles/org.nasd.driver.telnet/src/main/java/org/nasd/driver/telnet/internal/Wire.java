package org.nasd.driver.telnet.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes the one TCP connection of a session and keeps hold of it, so that it can be cut at any moment. Safe for all threads. */
final class Wire extends SocketFactory {

    private volatile Socket socket;
    private volatile boolean cut;

    @Override
    public Socket createSocket() throws IOException {
        Socket made = new Socket();
        socket = made;
        if (cut) {
            made.close();
        }
        return made;
    }

    /** Whether the device took the connection, whatever became of it since. */
    boolean wasTaken() {
        Socket made = socket;
        return made != null && made.isConnected();
    }

    /** Says that we have no more to say; the other side then closes. */
    void finish() throws IOException {
        Socket made = socket;
        if (made != null && made.isConnected() && !made.isClosed()) {
            made.shutdownOutput();
        }
    }

    /** Ends it with a reset, which frees the device's session at once. Does not block. */
    void cut() {
        cut = true;
        Socket made = socket;
        if (made == null) {
            return;
        }
        try {
            made.setSoLinger(true, 0);
        } catch (IOException e) {
            // It was closed already, which is what is wanted.
            return;
        }
        try {
            made.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket that does not close", e);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("connected by the client");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("connected by the client");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("connected by the client");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("connected by the client");
    }
}
