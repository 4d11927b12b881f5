package org.nasd.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.cli.internal.Login;
import org.nasd.cli.internal.RunawayPattern;
import org.nasd.cli.internal.Talk;

/**
 * A persistent dialogue with a command line. {@link #begin} once, then {@link #perform} any number of times, one at a time, then
 * {@link #leave}. Ends soon after its stream has ended. Not for use by several threads at once.
 */
public final class CliDialogue {

    private static final int EXITS = 4;

    private final CliStream stream;
    private final CliSettings settings;
    private final CliAccess access;
    private final Talk talk;
    private String home = "";
    private volatile boolean outOfStep;

    public CliDialogue(CliStream stream, CliSettings settings, CliAccess access) {
        this.stream = stream;
        this.settings = settings;
        this.access = access;
        this.talk = new Talk(stream, settings);
    }

    /**
     * Gets to the prompt: login, {@code enable.command}, {@code init.N}.
     *
     * @param asked whether the device asks for name and password in the dialogue, as Telnet does
     * @return empty when commands can be sent
     */
    public Optional<Outcome.Unavailable> begin(boolean asked, Duration patience)
            throws IOException, InterruptedException {
        try {
            Optional<Outcome.Unavailable> trouble =
                    new Login(talk, settings, access).begin(asked, System.nanoTime() + patience.toNanos());
            home = talk.lastPrompt();
            return trouble;
        } catch (RunawayPattern e) {
            return Optional.of(new Outcome.Unavailable(Trouble.MISCONFIGURED, access.where() + ": " + e.getMessage()));
        }
    }

    /** Performs a task; nothing of it is sent when the dialogue cannot be trusted any more. */
    public Outcome perform(Task task) throws InterruptedException {
        if (!stream.isOpen()) {
            return new Outcome.Unavailable(Trouble.LOST, access.where() + ": the session has ended while it was idle");
        }
        if (outOfStep) {
            return new Outcome.Unavailable(
                    Trouble.LOST,
                    access.where() + ": the session is given up, since an earlier command left it in doubt");
        }
        Outcome outcome = settings.commands().perform(task, this::ask);
        if (!(outcome instanceof Outcome.Done) && !outOfStep && !home.equals(talk.lastPrompt())) {
            goHome(System.nanoTime() + Duration.ofSeconds(2).toNanos());
        }
        return outcome;
    }

    private Reply ask(String command, long deadline) throws InterruptedException {
        long sentAt = System.nanoTime();
        boolean sent = false;
        try {
            talk.forget();
            if (talk.hasEnded()) {
                return Login.lost("", Duration.ZERO, access.where() + ": the connection has ended", false);
            }
            sent = true;
            talk.type(command);
            sentAt = System.nanoTime();
            Talk.Stop stop = talk.awaitAnswer(command, deadline);
            Duration took = Duration.ofNanos(System.nanoTime() - sentAt);
            return switch (stop) {
                case PROMPT -> new Reply.Complete(talk.answer(command), took, 0);
                case ENDED ->
                    Login.lost(
                            talk.shown().strip(),
                            took,
                            access.where() + ": the connection was lost after: " + command,
                            true);
                default -> {
                    outOfStep = true;
                    yield new Reply.Silent(talk.shown().strip(), took);
                }
            };
        } catch (IOException e) {
            outOfStep = true;
            return Login.lost(
                    "", Duration.ofNanos(System.nanoTime() - sentAt), access.where() + ": " + e.getMessage(), sent);
        } catch (RunawayPattern e) {
            outOfStep = true;
            return new Reply.Ended(
                    "", Duration.ZERO, Trouble.MISCONFIGURED, access.where() + ": " + e.getMessage(), sent);
        }
    }

    /** After a failed command the device may stand in another mode, where the next event's commands would mean something else. */
    private void goHome(long deadline) throws InterruptedException {
        if (settings.recover().isPresent()) {
            ask(settings.recover().get(), deadline);
        }
        if (!home.equals(talk.lastPrompt())) {
            outOfStep = true;
        }
    }

    /** Whether the connection stands, as far as is known without asking the device. */
    public boolean isOpen() {
        return stream.isOpen();
    }

    /** Says good-bye ({@code exit}) and waits for the device to close the connection. */
    public void leave(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (settings.exit().isEmpty() || outOfStep || !stream.isOpen()) {
            return;
        }
        // From a mode within a mode it takes more than one.
        for (int i = 0; i < EXITS; i++) {
            talk.forget();
            if (talk.hasEnded()) {
                return;
            }
            talk.type(settings.exit().get());
            if (talk.awaitPrompt(deadline) != Talk.Stop.PROMPT) {
                return;
            }
        }
    }
}
