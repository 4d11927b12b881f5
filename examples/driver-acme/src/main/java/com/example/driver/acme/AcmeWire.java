package com.example.driver.acme;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;

/** Lines to and from a concentrator. */
final class AcmeWire {

    /** A longer line is none of an ACME device. */
    private static final int LONGEST = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final Charset charset;

    AcmeWire(Socket socket, Charset charset) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.charset = charset;
        socket.setTcpNoDelay(true);
    }

    void writeLine(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(charset));
    }

    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the device closed it");
            }
            if (line.size() == LONGEST) {
                throw new IOException("the device sent a line of more than " + LONGEST + " bytes");
            }
            line.write(b);
        }
        return line.toString(charset);
    }

    /** The first word of an answer. */
    static String verdict(String answer) {
        return answer.split(" ", 2)[0];
    }

    /** A text as it stands between double quotes. */
    static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
