package org.nasd.tck.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The line between driver and device: counts connections, and can be spoiled at any time. */
public final class Link implements AutoCloseable {

    /** What it does with what the device says, and with connections that arrive. */
    public enum Spoiling {
        /** Passes everything on. */
        NONE,
        /** Swallows what the device says. */
        SILENCE,
        /** Passes on one byte a second. */
        TRICKLE,
        /** Resets the connection when the device says something. */
        RESET,
        /** When the device says something, sends lines of text without end instead. */
        FLOOD,
        /** When the device says something, sends random bytes without end instead. */
        NOISE,
        /** Resets every connection that arrives. */
        REFUSE
    }

    private static final int CHUNK = 1 << 16;

    private final int devicePort;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();
    private volatile Spoiling spoiling = Spoiling.NONE;

    Link(int devicePort) throws IOException {
        this.devicePort = devicePort;
        this.entrance = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    /** Where the driver connects to. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Spoils the line from now on, for connections that are open already as well. */
    public void spoil(Spoiling how) {
        spoiling = how;
    }

    /** Connections that are open now. */
    public int connections() {
        return connections.get();
    }

    /** The most connections that were open at once since {@link #forgetPeak}. */
    public int peak() {
        return peak.get();
    }

    /** Connections ever accepted. */
    public long accepted() {
        return accepted.get();
    }

    /** Lets the peak begin again from now. */
    public void forgetPeak() {
        peak.set(connections.get());
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket driver = entrance.accept();
            accepted.incrementAndGet();
            if (spoiling == Spoiling.REFUSE) {
                reset(driver);
                continue;
            }
            peak.accumulateAndGet(connections.incrementAndGet(), Math::max);
            try {
                connect(driver);
            } catch (IOException e) {
                connections.decrementAndGet();
                reset(driver);
            }
        }
    }

    private void connect(Socket driver) throws IOException {
        Socket device = new Socket(InetAddress.getLoopbackAddress(), devicePort);
        driver.setTcpNoDelay(true);
        device.setTcpNoDelay(true);
        open.add(driver);
        open.add(device);
        AtomicInteger ends = new AtomicInteger();
        Runnable ended = () -> {
            shut(driver);
            shut(device);
            if (ends.incrementAndGet() == 1) {
                connections.decrementAndGet();
            }
        };
        start("to the device", () -> copy(driver, device, ended));
        start("from the device", () -> answer(device, driver, ended));
    }

    private static void copy(Socket from, Socket to, Runnable ended) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                out.write(chunk, 0, n);
            }
        } catch (IOException e) {
            // Either side has gone, and so the other goes.
        } finally {
            ended.run();
        }
    }

    private void answer(Socket device, Socket driver, Runnable ended) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = device.getInputStream();
            OutputStream out = driver.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                pass(Arrays.copyOf(chunk, n), driver, out);
            }
        } catch (IOException e) {
            // Either side has gone, and so the other goes.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.run();
        }
    }

    private void pass(byte[] said, Socket driver, OutputStream out) throws IOException, InterruptedException {
        switch (spoiling) {
            case SILENCE -> {}
            case RESET, REFUSE -> reset(driver);
            case TRICKLE -> trickle(said, out);
            case FLOOD ->
                flood(
                        out,
                        Spoiling.FLOOD,
                        "x".repeat(78).concat("\r\n").repeat(200).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            case NOISE -> {
                byte[] noise = new byte[CHUNK];
                new Random(1).nextBytes(noise);
                flood(out, Spoiling.NOISE, noise);
            }
            case NONE -> out.write(said);
        }
    }

    private void trickle(byte[] said, OutputStream out) throws IOException, InterruptedException {
        for (byte one : said) {
            out.write(one);
            for (int i = 0; i < 100 && spoiling == Spoiling.TRICKLE; i++) {
                Thread.sleep(10);
            }
        }
    }

    private void flood(OutputStream out, Spoiling kind, byte[] what) throws IOException {
        while (spoiling == kind) {
            out.write(what);
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            open.remove(socket);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The entrance was closed.
                    }
                },
                "tck-link " + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(this::shut);
    }
}
