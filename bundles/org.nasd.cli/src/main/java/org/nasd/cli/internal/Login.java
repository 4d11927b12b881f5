package org.nasd.cli.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.cli.CliAccess;
import org.nasd.cli.CliSettings;
import org.nasd.cli.Judgement;
import org.nasd.cli.Reply;

/** From the first byte to the prompt at which commands can be typed: name, password, more rights, first commands. */
public final class Login {

    private static final Pattern REFUSAL = Pattern.compile(
            "(?i)bad (passwords?|secrets|enable)|authentication (failed|failure)|login (invalid|incorrect|failed)"
                    + "|(access|permission|login) denied|denied|incorrect|invalid (login|password|user)");

    private static final Pattern CROWD = Pattern.compile(
            "(?i)too many|no (free|more|available) |maximum|limit|all .{0,20}(lines|sessions|vty).{0,20}(use|busy)|busy");

    private static final int ROUNDS = 20;
    private static final Duration NUDGE = Duration.ofSeconds(3);

    private final Talk talk;
    private final CliSettings settings;
    private final CliAccess access;
    private final StringBuilder heard = new StringBuilder();

    public Login(Talk talk, CliSettings settings, CliAccess access) {
        this.talk = talk;
        this.settings = settings;
        this.access = access;
    }

    /**
     * Gets to the prompt.
     *
     * @param asked whether the device asks for name and password in the dialogue itself
     * @return empty when it is there
     */
    public Optional<Outcome.Unavailable> begin(boolean asked, long deadline) throws IOException, InterruptedException {
        Optional<Outcome.Unavailable> trouble = logIn(asked, deadline);
        if (trouble.isEmpty() && settings.enableCommand().isPresent()) {
            trouble = enable(settings.enableCommand().get(), deadline);
        }
        for (int i = 0; i < settings.init().size() && trouble.isEmpty(); i++) {
            trouble = init(i + 1, settings.init().get(i), deadline);
        }
        return trouble;
    }

    private Optional<Outcome.Unavailable> logIn(boolean asked, long deadline) throws IOException, InterruptedException {
        boolean named = !asked;
        boolean passed = !asked;
        Duration nudge = NUDGE;
        for (int round = 0; round < ROUNDS; round++) {
            Talk.Stop stop = talk.awaitLogin(nudge, deadline);
            hear();
            switch (stop) {
                case PROMPT -> {
                    return Optional.empty();
                }
                case QUESTION -> talk.press(talk.answerToQuestion());
                case QUIET -> {
                    nudge = Duration.ZERO;
                    talk.type("");
                }
                case USER -> {
                    if (named || passed) {
                        return refused("login name or password refused");
                    }
                    if (access.login().isEmpty()) {
                        return trouble(Trouble.MISCONFIGURED, "it asks for a login name and none is set: TELNET_LOGIN");
                    }
                    named = true;
                    talk.type(access.login().get());
                }
                case PASSWORD -> {
                    if (passed) {
                        return refused("login name or password refused");
                    }
                    if (access.password().isEmpty()) {
                        return trouble(
                                Trouble.MISCONFIGURED, "it asks for a password and none is set: TELNET_PASSWORD");
                    }
                    passed = true;
                    talk.type(access.password().get().reveal());
                }
                case ENDED -> {
                    return closed(passed && asked);
                }
                case TIMEOUT -> {
                    return trouble(Trouble.UNREACHABLE, "no prompt came in time; it ended with '" + lastHeard() + "'");
                }
            }
            talk.clear();
        }
        return trouble(Trouble.UNREACHABLE, "it asked " + ROUNDS + " times without coming to a prompt");
    }

    private void hear() {
        if (heard.length() < 64 * 1024) {
            heard.append(talk.shown());
        }
    }

    private String lastHeard() {
        String text = heard.toString().strip();
        int from = Math.max(0, text.length() - 120);
        return text.substring(from).replaceAll("\\s+", " ");
    }

    private Optional<Outcome.Unavailable> closed(boolean passed) {
        if (Patterns.found(REFUSAL, talk.shown())) {
            return refused("login name or password refused");
        }
        if (Patterns.found(CROWD, heard) || heard.toString().isBlank()) {
            return trouble(
                    Trouble.BUSY,
                    heard.toString().isBlank()
                            ? "it closed the connection before saying anything; it may have enough sessions"
                            : "it takes no more sessions: '" + lastHeard() + "'");
        }
        return passed
                ? refused("it closed the connection after the password")
                : trouble(Trouble.UNREACHABLE, "it closed the connection before login: '" + lastHeard() + "'");
    }

    private Optional<Outcome.Unavailable> enable(String command, long deadline)
            throws IOException, InterruptedException {
        if (talk.lastLineMatches(settings.enablePrompt().orElseThrow())) {
            return Optional.empty();
        }
        talk.forget();
        talk.type(command);
        Talk.Stop stop = talk.awaitLogin(Duration.ZERO, deadline);
        hear();
        if (stop == Talk.Stop.PASSWORD) {
            if (access.enablePassword().isEmpty()) {
                return trouble(
                        Trouble.MISCONFIGURED,
                        "'" + command + "' asks for a password and none is set: option enable_password");
            }
            talk.clear();
            talk.type(access.enablePassword().get().reveal());
            stop = talk.awaitLogin(Duration.ZERO, deadline);
            hear();
        }
        if (stop == Talk.Stop.TIMEOUT) {
            return trouble(Trouble.UNREACHABLE, "no prompt came after '" + command + "'");
        }
        if (stop == Talk.Stop.PROMPT
                && talk.lastLineMatches(settings.enablePrompt().orElseThrow())) {
            return Optional.empty();
        }
        return refused("'" + command + "' refused: '" + lastHeard() + "'");
    }

    private Optional<Outcome.Unavailable> init(int number, String command, long deadline)
            throws IOException, InterruptedException {
        talk.forget();
        talk.type(command);
        Talk.Stop stop = talk.awaitAnswer(command, deadline);
        hear();
        if (stop != Talk.Stop.PROMPT) {
            return trouble(Trouble.UNREACHABLE, "no prompt came after init." + number + " '" + command + "'");
        }
        Judgement.Verdict verdict = settings.commands().judgement().of(talk.answer(command), 0);
        if (verdict instanceof Judgement.Verdict.Refused refused) {
            return trouble(
                    Trouble.MISCONFIGURED,
                    "init." + number + " '" + command + "' is refused: '" + refused.words() + "'");
        }
        return Optional.empty();
    }

    private Optional<Outcome.Unavailable> refused(String what) {
        return trouble(Trouble.LOGIN_REFUSED, what + "; correct it with nas:set, then nas:resume" + words());
    }

    private String words() {
        String said = lastHeard();
        return said.isEmpty() ? "" : " (it said '" + said + "')";
    }

    private Optional<Outcome.Unavailable> trouble(Trouble trouble, String what) {
        return Optional.of(new Outcome.Unavailable(
                trouble,
                access.where() + ": " + what,
                false,
                heard.isEmpty()
                        ? List.of()
                        : List.of(new Exchange("(login)", heard.toString().strip(), Duration.ZERO))));
    }

    /** For a reply of a session that has ended. */
    public static Reply lost(String text, Duration took, String reason, boolean sent) {
        return new Reply.Ended(text, took, Trouble.LOST, reason, sent);
    }
}
