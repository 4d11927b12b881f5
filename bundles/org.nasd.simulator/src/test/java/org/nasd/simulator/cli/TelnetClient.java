package org.nasd.simulator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The plainest client there can be: bytes out, bytes in, one char for one byte; Telnet's own talk is shown as it is. */
final class TelnetClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    TelnetClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5000);
        in = socket.getInputStream();
    }

    void timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    void send(String raw) throws IOException {
        socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    void sendHex(String hex) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(hex));
    }

    /** What comes up to and with a text. */
    String until(String end) throws IOException {
        StringBuilder all = new StringBuilder();
        while (all.length() < end.length() || all.indexOf(end, all.length() - end.length()) < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("ended after: " + all);
            }
            all.append((char) b);
        }
        return all.toString();
    }

    String ask(String line, String end) throws IOException {
        send(line + "\r\n");
        return until(end);
    }

    /** What comes until the connection is closed. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    int read() throws IOException {
        return in.read();
    }

    /** Reads so many bytes and throws them away. */
    void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
