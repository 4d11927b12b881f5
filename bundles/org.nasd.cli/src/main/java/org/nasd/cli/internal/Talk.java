package org.nasd.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nasd.cli.CliSettings;
import org.nasd.cli.CliStream;

/** Reads a device's text as it arrives until something of interest stands at its end. Used by one thread at a time. */
public final class Talk {

    /** Silence that makes a prompt out of what looks like one. */
    private static final Duration SETTLE = Duration.ofMillis(200);

    /** The same, where the device usually repeats the command first and has not. */
    private static final Duration SETTLE_WITHOUT_ECHO = Duration.ofSeconds(1);

    /** Reads in a row before what was read is looked at, however much there is. */
    private static final int GULP = 16;

    /** Why reading ended. */
    public enum Stop {
        PROMPT,
        USER,
        PASSWORD,
        QUESTION,
        ENDED,
        TIMEOUT,
        QUIET
    }

    private final CliStream stream;
    private final CliSettings settings;
    private final Decoding decoding;
    private final Screen screen = new Screen();
    private final Prompt prompt;
    private final byte[] buffer = new byte[8192];
    private Optional<Boolean> echoes = Optional.empty();
    private boolean ended;
    private boolean echoSeen;

    public Talk(CliStream stream, CliSettings settings) {
        this.stream = stream;
        this.settings = settings;
        this.decoding = new Decoding(settings.charset());
        this.prompt = new Prompt(settings.prompt());
    }

    /** Types a line. */
    public void type(String line) throws IOException {
        stream.write((line + settings.eol()).getBytes(settings.charset()));
    }

    /** Forgets what was shown, and what arrived unasked for, such as log lines. */
    public void forget() throws IOException, InterruptedException {
        // A device that never stops must not keep us here.
        for (int i = 0; i < GULP * GULP && receive(Duration.ZERO); i++) {}
        screen.clear();
    }

    /** Forgets what was shown. */
    public void clear() {
        screen.clear();
    }

    /** Waits for the device to close the connection, up to the deadline; or for a prompt. */
    public Stop awaitPrompt(long deadline) throws IOException, InterruptedException {
        return await(null, false, Duration.ZERO, deadline);
    }

    /** Waits for a prompt after a command. */
    public Stop awaitAnswer(String command, long deadline) throws IOException, InterruptedException {
        echoSeen = false;
        Stop stop = await(command, false, Duration.ZERO, deadline);
        if (stop == Stop.PROMPT) {
            echoes = Optional.of(echoSeen);
        }
        return stop;
    }

    /**
     * Waits for a question of a login, or a prompt.
     *
     * @param nudge silence after which {@link Stop#QUIET} is answered, or zero for never
     */
    public Stop awaitLogin(Duration nudge, long deadline) throws IOException, InterruptedException {
        return await(null, true, nudge, deadline);
    }

    private Stop await(String command, boolean login, Duration nudge, long deadline)
            throws IOException, InterruptedException {
        Duration quiet = Duration.ZERO;
        while (true) {
            Optional<Stop> stop = look(command, login, quiet);
            if (stop.isPresent()) {
                return stop.get();
            }
            if (ended) {
                return Stop.ENDED;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Stop.TIMEOUT;
            }
            if (!nudge.isZero() && quiet.compareTo(nudge) >= 0) {
                return Stop.QUIET;
            }
            long wait = Math.min(left, TimeUnit.MILLISECONDS.toNanos(100));
            quiet = receive(Duration.ofNanos(wait)) ? Duration.ZERO : quiet.plusNanos(wait);
        }
    }

    /** What stands at the end, if it is of interest. */
    private Optional<Stop> look(String command, boolean login, Duration quiet) throws IOException {
        CharSequence line = screen.lastLine();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (login) {
            Optional<Stop> question = question(line);
            if (question.isPresent()) {
                return question;
            }
        }
        if (isPager(line, command)) {
            turnPage(line);
            return Optional.empty();
        }
        if (prompt.isAtEnd(screen) && quiet.compareTo(patience(command)) >= 0) {
            prompt.learn(screen);
            return Optional.of(Stop.PROMPT);
        }
        return Optional.empty();
    }

    private boolean isPager(CharSequence line, String command) {
        if (line.length() >= 256) {
            return false;
        }
        int start = Patterns.startAtEnd(settings.pager(), line);
        return start >= 0
                && (command == null
                        || !Echo.holds(
                                screen.tail(2 * command.length()), line.subSequence(start, line.length()), command));
    }

    private Optional<Stop> question(CharSequence line) {
        if (Questions.answer(line).isPresent()) {
            return Optional.of(Stop.QUESTION);
        }
        if (Patterns.atEnd(settings.passwordPrompt(), line)) {
            return Optional.of(Stop.PASSWORD);
        }
        return Patterns.atEnd(settings.userPrompt(), line) ? Optional.of(Stop.USER) : Optional.empty();
    }

    /** How long it must be quiet before what looks like a prompt is one. */
    private Duration patience(String command) {
        if (command != null && !echoSeen) {
            echoSeen = Echo.end(screen.head(command.length() + Echo.REACH), command) >= 0;
        }
        if (command != null && !echoSeen && echoes.isPresent() && echoes.get()) {
            return SETTLE_WITHOUT_ECHO;
        }
        boolean known = command == null || echoSeen || echoes.isPresent();
        return known && prompt.isCertain(screen) ? Duration.ZERO : SETTLE;
    }

    private void turnPage(CharSequence line) throws IOException {
        boolean atEnd = line.toString().contains("(END)");
        screen.blankLine();
        stream.write((atEnd ? "q" : " ").getBytes(StandardCharsets.US_ASCII));
    }

    /** Takes what has arrived; false when there was nothing. */
    private boolean receive(Duration patience) throws IOException, InterruptedException {
        Duration wait = patience;
        boolean some = false;
        for (int i = 0; i < GULP && !ended; i++) {
            int count = stream.read(buffer, wait);
            if (count <= 0) {
                ended = count < 0;
                return some;
            }
            some = true;
            wait = Duration.ZERO;
            String answer = screen.show(decoding.decode(buffer, count));
            if (!answer.isEmpty()) {
                stream.write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return some;
    }

    /** What the device asks, besides name and password, and what it is told. */
    public String answerToQuestion() {
        return Questions.answer(screen.lastLine()).orElse("");
    }

    /** Sends characters without Enter. */
    public void press(String keys) throws IOException {
        stream.write(keys.getBytes(StandardCharsets.US_ASCII));
    }

    /** Everything shown since the last {@link #clear}. */
    public String shown() {
        return screen.all();
    }

    /** The answer shown, without echo and prompt. */
    public String answer(String command) {
        return Echo.strip(screen.all(), command, prompt.stem());
    }

    /** Whether the last line matches. */
    public boolean lastLineMatches(java.util.regex.Pattern pattern) {
        return Patterns.atEnd(pattern, screen.lastLine());
    }

    /** The prompt seen last. */
    public String lastPrompt() {
        return prompt.learned();
    }

    /** Whether the connection has ended. */
    public boolean hasEnded() {
        return ended;
    }
}
