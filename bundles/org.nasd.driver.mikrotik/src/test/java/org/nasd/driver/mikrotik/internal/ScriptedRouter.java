package org.nasd.driver.mikrotik.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on the loopback that plays a router as a test writes it down: one thread a connection. */
public final class ScriptedRouter implements AutoCloseable {

    /** What a router does with one connection. */
    @FunctionalInterface
    public interface Play {
        void run(Peer peer) throws Exception;
    }

    /** Answers a sentence. */
    @FunctionalInterface
    public interface Answers {
        void answer(String sentence, Peer peer) throws Exception;
    }

    private static final byte[] DONE = {5, '!', 'd', 'o', 'n', 'e'};

    private final ServerSocket server;
    private final Play play;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    public ScriptedRouter(Play play) throws IOException {
        this(ServerSocketFactory.getDefault(), play);
    }

    public ScriptedRouter(ServerSocketFactory factory, Play play) throws IOException {
        this.server = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.play = play;
        start(this::accept);
    }

    /** A play that logs anybody in first. */
    public static Play afterLogin(Play play) {
        return peer -> {
            peer.read();
            peer.say("!done");
            play.run(peer);
        };
    }

    /** A router that logs anybody in and then answers every sentence by what the test says about it. */
    public static ScriptedRouter answering(Answers answers) throws IOException {
        return new ScriptedRouter(afterLogin(peer -> {
            while (true) {
                answers.answer(peer.read(), peer);
            }
        }));
    }

    public int port() {
        return server.getLocalPort();
    }

    /** All sentences that came, words joined by blanks, tags left out. */
    public List<String> received() {
        return received;
    }

    /** As {@link #received}, without the login. */
    public List<String> commands() {
        return received.subList(1, received.size());
    }

    /** What went wrong in plays. */
    public List<Throwable> failures() {
        return failures;
    }

    public int connections() {
        return sockets.size();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-router");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            play.run(new Peer(socket));
        } catch (EOFException | SocketException e) {
            return;
        } catch (Exception | AssertionError e) {
            failures.add(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** The other side of one connection. */
    public final class Peer {

        private final Socket socket;
        private final InputStream in;
        private final BufferedOutputStream out;
        private String tag;

        private Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        }

        /** The next sentence as bytes, without its tag. */
        public List<byte[]> readBytes() throws IOException {
            List<byte[]> words = new ArrayList<>();
            tag = null;
            for (byte[] word = word(); word.length > 0 || words.isEmpty(); word = word()) {
                String text = new String(word, StandardCharsets.ISO_8859_1);
                if (text.startsWith(".tag=")) {
                    tag = text;
                } else if (word.length > 0) {
                    words.add(word);
                }
            }
            return words;
        }

        /** The next sentence as text, words joined by blanks. */
        public String read() throws IOException {
            List<String> words = new ArrayList<>();
            for (byte[] word : readBytes()) {
                words.add(new String(word, StandardCharsets.UTF_8));
            }
            String sentence = String.join(" ", words);
            received.add(sentence);
            return sentence;
        }

        /** The tag of the sentence read last, as its word. */
        public String tag() {
            return tag;
        }

        public boolean hasMore() throws IOException {
            return in.available() > 0;
        }

        private byte[] word() throws IOException {
            int first = octet();
            int length;
            if ((first & 0x80) == 0) {
                length = first;
            } else if ((first & 0x40) == 0) {
                length = (first & 0x3F) << 8 | octet();
            } else if ((first & 0x20) == 0) {
                length = (first & 0x1F) << 16 | octet() << 8 | octet();
            } else if ((first & 0x10) == 0) {
                length = (first & 0x0F) << 24 | octet() << 16 | octet() << 8 | octet();
            } else {
                length = octet() << 24 | octet() << 16 | octet() << 8 | octet();
            }
            byte[] word = in.readNBytes(length);
            if (word.length < length) {
                throw new EOFException();
            }
            return word;
        }

        private int octet() throws IOException {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException();
            }
            return octet;
        }

        /** Answers with a sentence, tagged as the one read last. */
        public void say(String... words) throws IOException {
            sayTagged(tag, words);
        }

        public void sayTagged(String toTag, String... words) throws IOException {
            out.write(sentence(StandardCharsets.UTF_8, toTag, words));
            out.flush();
        }

        /** Answers later, with {@link #flush()}. */
        public void gather(String... words) throws IOException {
            out.write(sentence(StandardCharsets.UTF_8, tag, words));
        }

        /** As {@code gather("!done")}, at the cost of a server that does nothing else. */
        public void gatherDone() throws IOException {
            out.write(DONE);
            if (tag != null) {
                out.write(tag.length());
                out.write(tag.getBytes(StandardCharsets.ISO_8859_1));
            }
            out.write(0);
        }

        public void flush() throws IOException {
            out.flush();
        }

        public void say(Charset charset, String... words) throws IOException {
            out.write(sentence(charset, tag, words));
            out.flush();
        }

        public void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Ends the connection by a reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the other side closes. */
        public void awaitEnd() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** A sentence as bytes. */
    public static byte[] sentence(Charset charset, String tag, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String word : words) {
            word(word.getBytes(charset), bytes);
        }
        if (tag != null) {
            word(tag.getBytes(StandardCharsets.US_ASCII), bytes);
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    private static void word(byte[] word, ByteArrayOutputStream out) {
        if (word.length < 0x80) {
            out.write(word.length);
        } else if (word.length < 0x4000) {
            out.write(word.length >> 8 | 0x80);
            out.write(word.length);
        } else {
            out.write(word.length >> 16 | 0xC0);
            out.write(word.length >> 8);
            out.write(word.length);
        }
        out.writeBytes(word);
    }
}
