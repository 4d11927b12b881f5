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

/** RADIUS CoA and Disconnect (RFC 5176). Owns its threads and all sessions. */
final class RadiusDriver implements DeviceDriver, AutoCloseable {

    private static final Map<String, String> DEFAULTS = Map.of("sessions.max", "1", "session.concurrency", "32");

    private final Dictionary dictionary;

    RadiusDriver(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public Map<String, String> defaults() {
        return DEFAULTS;
    }

    @Override
    public List<String> check(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        check(mistakes, () -> Languages.of(settings, dictionary));
        return mistakes;
    }

    private static void check(List<String> mistakes, Runnable reading) {
        try {
            reading.run();
        } catch (SettingException e) {
            mistakes.add(e.getMessage());
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
        return CompletableFuture.completedFuture(
                new Opening.NotOpened(new Outcome.Unavailable(Trouble.MISCONFIGURED, "sending is not built yet")));
    }

    @Override
    public void close() {}
}
