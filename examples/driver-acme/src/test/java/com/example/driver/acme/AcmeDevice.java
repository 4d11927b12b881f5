package com.example.driver.acme;

import java.io.IOException;
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

/** What the compatibility kit has to know of a concentrator. */
final class AcmeDevice implements DeviceUnderTest {

    private static final Pattern NOTE = Pattern.compile("NOTE \"((?:[^\"\\\\]|\\\\.)*)\"");

    private final List<Mark> marks = new ArrayList<>();
    private AcmeServer server;
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
        server = new AcmeServer(0, this::answer);
        return server.port();
    }

    private String answer(String command) {
        long start = System.nanoTime() / 1000;
        if (play == Play.REFUSE) {
            return "NO " + Play.REFUSED;
        }
        if (play == Play.BUSY) {
            return "WAIT busy";
        }
        if (play == Play.SLOW) {
            pause();
        }
        Matcher note = NOTE.matcher(command);
        if (!note.matches()) {
            return "NO such command";
        }
        synchronized (marks) {
            marks.add(new Mark(note.group(1).replaceAll("\\\\(.)", "$1"), start, System.nanoTime() / 1000));
        }
        return "OK";
    }

    private static void pause() {
        try {
            Thread.sleep(Play.SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Map<String, Object> nas() {
        return Map.of("TELNET_LOGIN", AcmeServer.LOGIN, "TELNET_PASSWORD", AcmeServer.PASSWORD);
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
    public void close() throws IOException {
        server.close();
    }
}
