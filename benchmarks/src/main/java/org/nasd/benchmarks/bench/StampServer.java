package org.nasd.benchmarks.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers every RouterOS sentence at once, and says when each arrived, by the machine's monotonic clock, which all its processes share. */
public final class StampServer {

    private StampServer() {}

    public static void run() throws IOException {
        Listener.listen("stamp-server", StampServer::serve);
    }

    private static void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = socket.getOutputStream();
            String command = null;
            byte[] tag = null;
            while (true) {
                int size = in.readUnsignedByte();
                if (size >= 0x80) {
                    size = (size & 0x3F) << 8 | in.readUnsignedByte();
                }
                if (size > 0) {
                    byte[] word = in.readNBytes(size);
                    String text = new String(word, StandardCharsets.US_ASCII);
                    command = command == null ? text : command;
                    tag = text.startsWith(".tag=") ? word : tag;
                    continue;
                }
                if (command != null && command.startsWith("/queue")) {
                    System.out.println("{\"nanos\": " + System.nanoTime() + "}");
                }
                out.write(answer(tag));
                command = null;
                tag = null;
            }
        } catch (IOException e) {
            System.err.println("stamp server: connection ended: " + e.getMessage());
        }
    }

    private static byte[] answer(byte[] tag) {
        byte[] done = "\5!done".getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[done.length + (tag == null ? 0 : 1 + tag.length) + 1];
        System.arraycopy(done, 0, answer, 0, done.length);
        if (tag != null) {
            answer[done.length] = (byte) tag.length;
            System.arraycopy(tag, 0, answer, done.length + 1, tag.length);
        }
        return answer;
    }
}
