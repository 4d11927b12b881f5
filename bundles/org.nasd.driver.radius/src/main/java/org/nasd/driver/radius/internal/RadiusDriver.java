package org.nasd.driver.radius.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.radius.internal.command.CommandParser;
import org.nasd.driver.radius.internal.command.CommandSyntaxException;
import org.nasd.driver.radius.internal.command.Quoting;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.nasd.driver.radius.internal.session.Sessions;
import org.nasd.driver.radius.internal.session.TargetSettings;

/** RADIUS CoA and Disconnect (RFC 5176). Owns its threads and all sessions. */
final class RadiusDriver implements DeviceDriver, AutoCloseable {

    private static final int MOST_SESSIONS = 16;
    private static final int MOST_AT_ONCE = 1000;

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("sessions.max", "1"),
            Map.entry("session.concurrency", "32"),
            Map.entry("ports.max", "4"),
            Map.entry("id.rest", "30"),
            Map.entry("retry.interval", "2"),
            Map.entry("retry.max", "16"),
            Map.entry("retry.count", "3"),
            Map.entry("event.timestamp", "true"),
            Map.entry("message.authenticator", "true"),
            Map.entry("message.authenticator.required", "false"),
            Map.entry("probe", "off"),
            Map.entry("cause.coa.done", "507"),
            Map.entry("cause.coa.postpone", "504, 505, 506"),
            Map.entry("cause.coa.other", "fail"),
            Map.entry("cause.coa.none", "fail"),
            Map.entry("cause.disconnect.done", "503"),
            Map.entry("cause.disconnect.postpone", "504, 505, 506"),
            Map.entry("cause.disconnect.other", "fail"),
            Map.entry("cause.disconnect.none", "fail"));

    private final Dictionary dictionary;
    private final Sessions sessions;

    /**
     * @param threads of the event loop
     */
    RadiusDriver(Dictionary dictionary, int threads) {
        this.dictionary = dictionary;
        this.sessions = new Sessions(threads);
    }

    @Override
    public Map<String, String> defaults() {
        return DEFAULTS;
    }

    @Override
    public List<String> check(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        check(mistakes, () -> TargetSettings.of(settings, Languages.of(settings, dictionary)));
        check(mistakes, () -> settings.integer("sessions.max", 1, MOST_SESSIONS));
        check(mistakes, () -> settings.integer("session.concurrency", 1, MOST_AT_ONCE));
        for (String timeout : List.of("connect", "login", "command", "probe", "idle")) {
            check(mistakes, () -> settings.seconds("timeout." + timeout));
        }
        check(mistakes, () -> checkVerification(settings));
        return mistakes;
    }

    private static void check(List<String> mistakes, Runnable reading) {
        try {
            reading.run();
        } catch (SettingException e) {
            mistakes.add(e.getMessage());
        }
    }

    private static void checkVerification(Settings settings) {
        if (settings.pattern("verify.expect").isEmpty()
                && settings.text("verify").isPresent()) {
            throw new SettingException("verify is set, but verify.expect is not: the pattern its answer must match");
        }
    }

    @Override
    public Optional<String> checkCommand(String command, Settings settings) {
        try {
            CommandParser.check(command, Languages.of(settings, dictionary));
            return Optional.empty();
        } catch (CommandSyntaxException | SettingException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return settings.charset("charset").newEncoder().canEncode(value)
                ? Optional.of(Quoting.escape(value))
                : Optional.empty();
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        try {
            return sessions.open(device, Languages.of(device.settings(), dictionary), context::maySpeak);
        } catch (SettingException e) {
            return CompletableFuture.completedFuture(
                    new Opening.NotOpened(new Outcome.Unavailable(Trouble.MISCONFIGURED, e.getMessage())));
        }
    }

    /** Ends all sessions and threads; waits a few seconds at most. */
    @Override
    public void close() {
        sessions.close();
    }
}
