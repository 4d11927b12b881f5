package org.nasd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * A recorded dialogue as a device: lines {@code < text} are said, {@code > text} is what must be typed before it goes on, {@code !} closes.
 * Escapes: {@code \r \n \e \b \0 \xHH}.
 */
final class Recording implements CliStream {

    private final Charset charset;
    private final int chunk;
    private final Deque<String> script = new ArrayDeque<>();
    private final Deque<Byte> said = new ArrayDeque<>();
    private final StringBuilder typed = new StringBuilder();
    final List<String> allTyped = new ArrayList<>();
    private boolean closed;

    Recording(Charset charset, int chunk, List<String> lines) {
        this.charset = charset;
        this.chunk = chunk;
        lines.stream().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(script::add);
        goOn();
    }

    static Recording of(String name, int chunk) throws IOException {
        try (InputStream in = Objects.requireNonNull(Recording.class.getResourceAsStream("/dialogues/" + name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Recording(StandardCharsets.UTF_8, chunk, text.lines().toList());
        }
    }

    private void goOn() {
        while (!script.isEmpty() && script.peek().startsWith("<")) {
            for (byte b : unescaped(script.poll().substring(2)).getBytes(charset)) {
                said.add(b);
            }
        }
        if (!script.isEmpty() && script.peek().equals("!")) {
            closed = true;
        }
    }

    static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'r' -> out.append('\r');
                case 'n' -> out.append('\n');
                case 'e' -> out.append('\u001b');
                case 'b' -> out.append('\b');
                case '0' -> out.append('\0');
                case 'x' -> {
                    out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> out.append(next);
            }
        }
        return out.toString();
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        if (said.isEmpty()) {
            if (!closed && !patience.isZero()) {
                Thread.sleep(1);
            }
            return closed ? -1 : 0;
        }
        int count = Math.min(Math.min(chunk, into.length), said.size());
        for (int i = 0; i < count; i++) {
            into[i] = said.poll();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        typed.append(new String(bytes, charset));
        while (!script.isEmpty() && script.peek().startsWith(">")) {
            String wanted = unescaped(script.peek().substring(2));
            if (typed.indexOf(wanted) != 0) {
                if (typed.length() >= wanted.length()) {
                    throw new IOException("typed '" + typed + "' where '" + wanted + "' belongs");
                }
                return;
            }
            typed.delete(0, wanted.length());
            allTyped.add(wanted);
            script.poll();
            goOn();
        }
        if (typed.length() > 0) {
            throw new IOException("typed '" + typed + "' where the device says '" + script.peek() + "'; bytes "
                    + Arrays.toString(bytes));
        }
    }

    @Override
    public boolean isOpen() {
        return !closed || !said.isEmpty();
    }

    List<String> left() {
        return List.copyOf(script);
    }
}
