package com.example.driver.acme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.Mark;
import org.nasd.tck.Play;

/** A concentrator for tests: writes down the last word of every command. */
public final class AcmeDevice implements DeviceUnderTest {

    private static final String LOGIN = "LOGIN \"operator\" \"acme-S3cret-word\"";
    private static final Pattern COMMAND = Pattern.compile("[A-Z]+(?: \"((?:[^\"\\\\]|\\\\.)*)\")+");

    private final List<Mark> marks = new ArrayList<>();
    private ServerSocket entrance;
    private volatile Play play;

    @Override
    public String driver() {
        return "acme";
    }

    @Override
    public String bundle() {
        return "com.example.driver.acme";
    }

    @Override
    public int start(Path etc) throws IOException {
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(() -> {
            while (true) {
                Socket driver = entrance.accept();
                run(() -> serve(driver));
            }
        });
        return entrance.getLocalPort();
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        try (socket) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            say(socket, "ACME 1.0");
            if (!LOGIN.equals(lines.readLine())) {
                say(socket, "DENIED wrong name or password");
                return;
            }
            say(socket, "OK");
            for (String line = lines.readLine(); line != null && !line.equals("BYE"); line = lines.readLine()) {
                say(socket, carryOut(line));
            }
        }
    }

    private String carryOut(String line) throws InterruptedException {
        long start = System.nanoTime() / 1000;
        if (play == Play.REFUSE) {
            return "NO " + Play.REFUSED;
        }
        if (play == Play.BUSY) {
            return "WAIT busy";
        }
        if (play == Play.SLOW) {
            Thread.sleep(Play.SLOW_MILLIS);
        }
        Matcher command = COMMAND.matcher(line);
        if (!command.matches()) {
            return "NO such command";
        }
        synchronized (marks) {
            marks.add(new Mark(command.group(1).replaceAll("\\\\(.)", "$1"), start, System.nanoTime() / 1000));
        }
        return "OK";
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The connection, or the whole device, has ended.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "tck-acme");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Map<String, Object> nas() {
        return Map.of("TELNET_LOGIN", "operator", "TELNET_PASSWORD", "acme-S3cret-word");
    }

    @Override
    public Map<String, Object> wrongLogin() {
        return Map.of("TELNET_PASSWORD", "acme-wr0ng-word");
    }

    @Override
    public String template() {
        return "NOTE \"{{mark}}\"";
    }

    @Override
    public List<Mark> marks() {
        synchronized (marks) {
            return List.copyOf(marks);
        }
    }

    @Override
    public Set<Play> plays() {
        return Set.of(Play.SLOW, Play.REFUSE, Play.BUSY);
    }

    @Override
    public void play(Play what) {
        play = what;
    }

    @Override
    public void behave() {
        play = null;
    }

    @Override
    public Map<String, String> badSettings() {
        return Map.of("charset", "klingon", "session.concurrency", "2", "verify", "SHOW");
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
