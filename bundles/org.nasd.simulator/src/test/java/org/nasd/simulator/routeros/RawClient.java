package org.nasd.simulator.routeros;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nasd.simulator.SimulatedNas;

/** The plainest client there can be: words out, words in, one char for one byte. Reads only lengths below 16384. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A client that has logged in. */
    public static RawClient loggedIn(SimulatedNas router, String name, String password) throws IOException {
        RawClient client = new RawClient(router.port());
        List<List<String>> reply = client.ask("/login", "=name=" + name, "=password=" + password);
        if (!reply.equals(List.of(List.of("!done")))) {
            throw new IOException("login refused: " + reply);
        }
        return client;
    }

    public void send(String... words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String word : words) {
            byte[] raw = word.getBytes(StandardCharsets.ISO_8859_1);
            if (raw.length >= 0x80) {
                bytes.write(raw.length >> 8 | 0x80);
            }
            bytes.write(raw.length & 0xFF);
            bytes.write(raw);
        }
        bytes.write(0);
        sendBytes(bytes.toByteArray());
    }

    public void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next sentence. */
    public List<String> read() throws IOException {
        List<String> words = new ArrayList<>();
        for (String word = word(); !word.isEmpty(); word = word()) {
            words.add(word);
        }
        return words;
    }

    private String word() throws IOException {
        int length = in.readUnsignedByte();
        if (length >= 0xC0) {
            throw new IOException("length byte " + Integer.toHexString(length));
        }
        if (length >= 0x80) {
            length = (length & 0x3F) << 8 | in.readUnsignedByte();
        }
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Sends and reads up to and with the first "done" or "fatal". */
    public List<List<String>> ask(String... words) throws IOException {
        send(words);
        return reply();
    }

    public List<List<String>> reply() throws IOException {
        List<List<String>> sentences = new ArrayList<>();
        List<String> sentence;
        do {
            sentence = read();
            sentences.add(sentence);
        } while (!sentence.get(0).equals("!done") && !sentence.get(0).equals("!fatal"));
        return sentences;
    }

    public void timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Reads so many bytes away; fails when there are fewer. */
    public void skip(int bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    public int readByte() throws IOException {
        return in.read();
    }

    /** Whether the other side has ended the connection, once everything it sent is read. */
    public boolean isOver() throws IOException {
        try {
            while (true) {
                in.readByte();
            }
        } catch (EOFException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
