package org.nasd.driver.ssh.internal;

import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import org.nasd.cli.ByteQueue;
import org.nasd.cli.CliStream;

/**
 * The shell of a session as a stream. JSch's own pipes are not used: they break when the thread that read last is gone, and the container
 * lends a thread only while an event is in flight.
 */
final class ShellChannel implements CliStream, AutoCloseable {

    private static final int COLUMNS = 500;
    private static final int LINES = 1000;

    private final ByteQueue arrived = new ByteQueue(64 * 1024);
    private final Session session;
    private volatile ChannelShell channel;
    private volatile OutputStream out;

    ShellChannel(Session session) {
        this.session = session;
    }

    /** Opens the shell. */
    void open() throws JSchException, IOException {
        ChannelShell opened = (ChannelShell) session.openChannel("shell");
        opened.setPtyType("vt100", COLUMNS, LINES, 0, 0);
        opened.setOutputStream(new Arriving());
        channel = opened;
        out = opened.getOutputStream();
        opened.connect();
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        return arrived.take(into, patience);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public boolean isOpen() {
        return !arrived.isClosed() && session.isConnected();
    }

    /** Ends the stream at once; does not block. */
    void abort() {
        arrived.close();
    }

    @Override
    public void close() {
        abort();
        ChannelShell opened = channel;
        if (opened != null) {
            opened.disconnect();
        }
    }

    private final class Arriving extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                arrived.put(bytes, offset, length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }

        @Override
        public void close() {
            arrived.close();
        }
    }
}
