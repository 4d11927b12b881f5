package org.nasd.driver.telnet.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Four kilobytes of a Telnet device's output, with doubled IACs among them, over loopback, read as the driver does. */
@State(Scope.Benchmark)
public class TelnetBenchmark {

    private static final int LENGTH = 4096;

    private final byte[] into = new byte[8192];
    private ServerSocket server;
    private TelnetStream stream;

    @Setup
    public void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread device = new Thread(this::serve, "device");
        device.setDaemon(true);
        device.start();
        stream = new TelnetStream("bench", new TelnetSettings(false, "vt100"));
        stream.connect("127.0.0.1", server.getLocalPort(), Duration.ofSeconds(5));
    }

    /** Answers every line with the same text; 64 of its characters are IACs, which are sent doubled. */
    private void serve() {
        byte[] text = new byte[LENGTH + 64];
        Arrays.fill(text, (byte) 'x');
        for (int i = 0; i < 64; i++) {
            text[i * 60] = (byte) 0xFF;
            text[i * 60 + 1] = (byte) 0xFF;
        }
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    socket.getOutputStream().write(text);
                }
            }
        } catch (IOException e) {
            System.err.println("device: " + e);
        }
    }

    @Benchmark
    public int telnetAnswerOf4096Bytes() throws IOException, InterruptedException {
        stream.write("show\r\n".getBytes(StandardCharsets.US_ASCII));
        int got = 0;
        while (got < LENGTH) {
            int read = stream.read(into, Duration.ofSeconds(10));
            if (read <= 0) {
                throw new IOException("the device stopped after " + got + " bytes");
            }
            got += read;
        }
        return got;
    }

    @TearDown
    public void disconnect() throws IOException {
        stream.abort();
        server.close();
    }
}
