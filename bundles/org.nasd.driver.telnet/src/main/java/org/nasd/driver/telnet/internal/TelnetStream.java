package org.nasd.driver.telnet.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.commons.net.telnet.EchoOptionHandler;
import org.apache.commons.net.telnet.InvalidTelnetOptionException;
import org.apache.commons.net.telnet.SimpleOptionHandler;
import org.apache.commons.net.telnet.SuppressGAOptionHandler;
import org.apache.commons.net.telnet.TelnetClient;
import org.apache.commons.net.telnet.TelnetOption;
import org.apache.commons.net.telnet.TerminalTypeOptionHandler;
import org.apache.commons.net.telnet.WindowSizeOptionHandler;
import org.nasd.cli.ByteQueue;
import org.nasd.cli.CliStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Telnet connection as a stream. A thread of its own reads, so that the end of an idle connection is noticed. The library's reader thread
 * is not used: it tells of an end only to whom reads, and it has no name; without it, reading is right as long as there is no time-out.
 */
final class TelnetStream implements CliStream {

    private static final Logger LOG = LoggerFactory.getLogger(TelnetStream.class);

    /** Wide, so that commands are not wrapped; the height 0 says that there are no pages. */
    private static final int COLUMNS = 500;

    private static final int QUEUE = 64 * 1024;

    private final Wire wire = new Wire();
    private final ByteQueue arrived = new ByteQueue(QUEUE);
    private final TelnetClient client;
    private final String threadName;
    private volatile OutputStream out;

    TelnetStream(String nas, TelnetSettings settings) {
        this.threadName = "nasd-telnet-" + nas;
        this.client = new TelnetClient(settings.terminal());
        client.setReaderThread(false);
        client.setSocketFactory(wire);
        try {
            client.addOptionHandler(new TerminalTypeOptionHandler(settings.terminal(), false, false, true, false));
            client.addOptionHandler(new EchoOptionHandler(false, false, false, true));
            client.addOptionHandler(new SuppressGAOptionHandler(true, true, true, true));
            client.addOptionHandler(new WindowSizeOptionHandler(COLUMNS, 0, true, false, true, false));
            if (settings.binary()) {
                client.addOptionHandler(new SimpleOptionHandler(TelnetOption.BINARY, true, true, true, true));
            }
        } catch (InvalidTelnetOptionException | IOException e) {
            throw new IllegalStateException("an option that every Telnet has", e);
        }
    }

    /** Whether the device took the connection, whatever became of it since. */
    boolean wasTaken() {
        return wire.wasTaken();
    }

    /** Connects. */
    void connect(String host, int port, Duration patience) throws IOException {
        client.setConnectTimeout((int) patience.toMillis());
        client.connect(host, port);
        client.setTcpNoDelay(true);
        client.setKeepAlive(true);
        out = client.getOutputStream();
        InputStream in = client.getInputStream();
        Thread reader = new Thread(() -> readAll(in), threadName);
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll(InputStream in) {
        byte[] one = new byte[1];
        try {
            // Byte by byte: asked for more, the stream would hold back what is there while option negotiation follows
            // it.
            for (int b = in.read(); b >= 0; b = in.read()) {
                one[0] = (byte) b;
                arrived.put(one, 0, 1);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            LOG.debug("{}: {}", threadName, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            arrived.close();
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        return arrived.take(into, patience);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        OutputStream opened = out;
        if (opened == null) {
            throw new IOException("not connected");
        }
        opened.write(bytes);
        opened.flush();
    }

    @Override
    public boolean isOpen() {
        return !arrived.isClosed();
    }

    /** Says good-bye on the wire and waits for the device to do the same. */
    void finish(Duration patience) throws IOException, InterruptedException {
        wire.finish();
        boolean inTime = arrived.awaitClosed(patience);
        LOG.debug("{}: closed by the device in time: {}", threadName, inTime);
    }

    /** Ends it at once; does not block. */
    void abort() {
        wire.cut();
        arrived.close();
    }
}
