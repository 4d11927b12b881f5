package org.nasd.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;

/**
 * How a command line is spoken to, by the keys of scheme.cfg. Immutable.
 *
 * @param prompt what stands at the end when the device waits for a command
 * @param userPrompt what stands at the end when it asks for a user name
 * @param passwordPrompt when it asks for a password
 * @param enableCommand what asks for more rights, where the device has it
 * @param enablePrompt the prompt with more rights
 * @param pager what stands at the end when a page is full
 * @param init commands sent after login
 * @param exit command that ends the session
 * @param recover command that leads back to the prompt after login when a command failed elsewhere
 * @param commands what answers mean
 * @param charset of the device
 * @param eol what Enter is
 */
public record CliSettings(
        Pattern prompt,
        Pattern userPrompt,
        Pattern passwordPrompt,
        Optional<String> enableCommand,
        Optional<Pattern> enablePrompt,
        Pattern pager,
        List<String> init,
        Optional<String> exit,
        Optional<String> recover,
        Commands commands,
        Charset charset,
        String eol) {

    /** Defaults for drivers of command lines, to be laid under their own. */
    public static final Map<String, String> DEFAULTS = Map.of(
            "prompt", "[>#$%\\]]\\s*$",
            "login.user.prompt", "(?i)(user ?name|login|user)\\s*:\\s*$",
            "login.password.prompt", "(?i)pass(word|code|phrase)?[^:\\n]{0,40}:\\s*$",
            "pager",
                    "(?i)(-+ ?\\(?more\\b.{0,60}|<-+ ?more ?-+>|press (<space>|space|any key|return|enter).{0,60}"
                            + "|--more--.{0,40}|\\(END\\))\\s*$",
            "escape", "strict",
            "eol", "\\r\\n",
            "sessions.max", "1",
            "session.concurrency", "1");

    /** Reads the settings; throws {@link SettingException} for the first mistake. */
    public static CliSettings of(Settings settings) {
        Optional<String> enable = settings.text("enable.command");
        Optional<Pattern> enablePrompt = settings.pattern("enable.prompt");
        if (enable.isPresent() && enablePrompt.isEmpty()) {
            throw new SettingException("enable.command is set, but enable.prompt is not: the prompt once enabled");
        }
        return new CliSettings(
                required(settings, "prompt"),
                required(settings, "login.user.prompt"),
                required(settings, "login.password.prompt"),
                enable,
                enablePrompt,
                required(settings, "pager"),
                settings.numbered("init"),
                settings.text("exit"),
                settings.text("recover"),
                Commands.of(settings),
                charset(settings),
                eol(settings));
    }

    /** Every mistake in the settings that this package reads, one line each. */
    public static List<String> check(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        for (String key : List.of("prompt", "login.user.prompt", "login.password.prompt", "pager")) {
            check(mistakes, () -> required(settings, key));
        }
        check(mistakes, () -> settings.pattern("enable.prompt"));
        for (String key : List.of("ignore", "transient", "error", "verify.expect")) {
            check(mistakes, () -> Judgement.lines(settings, key));
        }
        check(mistakes, () -> Commands.of(settings));
        check(mistakes, () -> charset(settings));
        check(mistakes, () -> eol(settings));
        check(mistakes, () -> Escape.of(settings));
        check(mistakes, () -> checkNumbers(settings));
        for (String timeout : List.of("connect", "login", "command", "probe", "idle")) {
            check(mistakes, () -> settings.seconds("timeout." + timeout));
        }
        check(mistakes, () -> settings.integer("sessions.max", 1, 1000));
        check(mistakes, () -> of(settings));
        return mistakes.stream().distinct().toList();
    }

    private static void check(List<String> mistakes, Runnable reading) {
        try {
            reading.run();
        } catch (SettingException e) {
            mistakes.add(e.getMessage());
        }
    }

    private static void checkNumbers(Settings settings) {
        int read = settings.numbered("init").size();
        for (String key : settings.asMap().keySet()) {
            if (key.startsWith("init.")) {
                String number = key.substring("init.".length());
                if (!number.matches("[1-9][0-9]{0,3}") || Integer.parseInt(number) > read) {
                    throw new SettingException(key + " would never be sent: init.1, init.2 and so on must have no gap");
                }
            }
        }
    }

    private static Pattern required(Settings settings, String key) {
        return settings.pattern(key).orElseThrow(() -> new SettingException(key + " is not set"));
    }

    /** The character set, which must hold ASCII as it is: prompts and commands are made of it. */
    public static Charset charset(Settings settings) {
        Charset charset = settings.charset("charset");
        String ascii = "aZ09 ~\r\n";
        if (!charset.canEncode()
                || !Arrays.equals(ascii.getBytes(charset), ascii.getBytes(StandardCharsets.US_ASCII))) {
            throw new SettingException("charset = " + charset.name()
                    + " does not hold ASCII as it is; devices use UTF-8, windows-1251, KOI8-R and the like");
        }
        return charset;
    }

    /** The line end: {@code \r}, {@code \n} or both, written with backslashes. */
    private static String eol(Settings settings) {
        String value = settings.asMap().getOrDefault("eol", "\\r\\n");
        String eol = value.replace("\\r", "\r").replace("\\n", "\n").replace(" ", "");
        if (!List.of("\r", "\n", "\r\n").contains(eol)) {
            throw new SettingException("eol = " + value + " is not one of \\r\\n, \\r, \\n");
        }
        return eol;
    }
}
