package org.nasd.benchmarks.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers every RouterOS sentence with {@code !done} and its tag, and does nothing else; answers are sent when no more input is at hand. */
public final class NullServer {

    private NullServer() {}

    public static void run() throws IOException {
        Listener.listen("null-server", NullServer::serve);
    }

    private static void serve(Socket socket) {
        byte[] done = {5, '!', 'd', 'o', 'n', 'e'};
        byte[] out = new byte[1 << 16];
        int length = 0;
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            OutputStream stream = socket.getOutputStream();
            byte[] tag = null;
            while (true) {
                int size = in.readUnsignedByte();
                if (size >= 0x80) {
                    size = (size & 0x3F) << 8 | in.readUnsignedByte();
                }
                if (size > 0) {
                    byte[] word = in.readNBytes(size);
                    if (new String(word, 0, Math.min(5, size), StandardCharsets.US_ASCII).equals(".tag=")) {
                        tag = word;
                    }
                    continue;
                }
                System.arraycopy(done, 0, out, length, done.length);
                length += done.length;
                if (tag != null) {
                    out[length++] = (byte) tag.length;
                    System.arraycopy(tag, 0, out, length, tag.length);
                    length += tag.length;
                    tag = null;
                }
                out[length++] = 0;
                if (in.available() == 0 || length > out.length - 300) {
                    stream.write(out, 0, length);
                    length = 0;
                }
            }
        } catch (IOException e) {
            System.err.println("null server: connection ended: " + e.getMessage());
        }
    }
}
