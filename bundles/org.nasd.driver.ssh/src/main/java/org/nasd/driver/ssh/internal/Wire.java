package org.nasd.driver.ssh.internal;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one TCP connection of a session, in our hands from before it is made: so it can be cut at any moment. Safe for all threads. */
final class Wire implements SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private final int patience;
    private volatile Socket socket;
    private volatile boolean cut;
    private volatile boolean reached;
    private final CountDownLatch ended = new CountDownLatch(1);

    Wire(Duration patience) {
        this.patience = (int) patience.toMillis();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket made = new Socket();
        socket = made;
        if (cut) {
            made.close();
        }
        made.setTcpNoDelay(true);
        made.setKeepAlive(true);
        made.connect(new InetSocketAddress(host, port), patience);
        reached = true;
        return made;
    }

    @Override
    public InputStream getInputStream(Socket made) throws IOException {
        return new FilterInputStream(made.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                try {
                    int count = super.read(into, offset, length);
                    if (count < 0) {
                        end();
                    }
                    return count;
                } catch (SocketTimeoutException e) {
                    throw e;
                } catch (IOException e) {
                    end();
                    throw e;
                }
            }
        };
    }

    /** Whether the other side has ended the connection. */
    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Whether this side has ended it. */
    boolean isCut() {
        return cut;
    }

    private void end() {
        ended.countDown();
    }

    /** Waits until the other side has ended the connection, or some time. */
    void awaitEnd(Duration patience) throws InterruptedException {
        if (socket != null && !socket.isClosed()) {
            boolean inTime = ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            LOG.debug("{} closed by the other side in time: {}", socket, inTime);
        }
    }

    @Override
    public OutputStream getOutputStream(Socket made) throws IOException {
        return made.getOutputStream();
    }

    /** Whether somebody accepted the connection. */
    boolean wasReached() {
        return reached;
    }

    /** Says that we have no more to say; the other side then closes. */
    void finish() throws IOException {
        Socket made = socket;
        if (made != null && !made.isClosed()) {
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
            throw new java.io.UncheckedIOException("a socket that does not close", e);
        }
    }
}
