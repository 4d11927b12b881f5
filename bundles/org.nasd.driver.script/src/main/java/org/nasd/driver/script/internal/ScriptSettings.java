package org.nasd.driver.script.internal;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.cli.CliSettings;
import org.nasd.cli.Judgement;

/**
 * How the scripts of a NAS are run and what their ends mean. Immutable.
 *
 * @param postponing exit codes that say "later"
 * @param judgement what output and other exit codes mean
 * @param charset of variables and output
 * @param grace between asking a script to end and killing it
 */
record ScriptSettings(Set<Integer> postponing, Judgement judgement, Charset charset, Duration grace) {

    /** A session costs nothing, so there are as many as a NAS may have forks: its forks alone decide how many scripts run at once. */
    static final Map<String, String> DEFAULTS = Map.of(
            "postpone.exit", "143, 254",
            "timeout.command", "60",
            "timeout.kill", "2",
            "sessions.max", "100",
            "session.concurrency", "1");

    static ScriptSettings of(Settings settings) {
        if (settings.integer("session.concurrency", 1, 10_000) != 1) {
            throw new SettingException("session.concurrency = " + settings.required("session.concurrency")
                    + " is not 1, and a session of scripts runs one at a time; use more sessions.max");
        }
        return new ScriptSettings(
                postponing(settings),
                Judgement.of(settings),
                CliSettings.charset(settings),
                settings.seconds("timeout.kill"));
    }

    static List<String> check(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        check(mistakes, () -> postponing(settings));
        check(mistakes, () -> Judgement.of(settings));
        check(mistakes, () -> CliSettings.charset(settings));
        check(mistakes, () -> settings.integer("sessions.max", 1, 1000));
        for (String timeout : List.of("connect", "login", "command", "idle", "kill")) {
            check(mistakes, () -> settings.seconds("timeout." + timeout));
        }
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

    private static Set<Integer> postponing(Settings settings) {
        Set<Integer> codes = new HashSet<>();
        for (String code : settings.list("postpone.exit")) {
            if (!code.matches("[0-9]{1,3}") || Integer.parseInt(code) < 1 || Integer.parseInt(code) > 255) {
                throw new SettingException("postpone.exit = " + settings.required("postpone.exit")
                        + " is not a list of exit codes from 1 to 255, separated by commas");
            }
            codes.add(Integer.valueOf(code));
        }
        return Set.copyOf(codes);
    }
}
