package org.nasd.driver.mikrotik.internal;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.driver.mikrotik.internal.command.CommandParser;
import org.nasd.driver.mikrotik.internal.command.CommandSyntaxException;
import org.nasd.driver.mikrotik.internal.command.Quoting;
import org.nasd.driver.mikrotik.internal.session.Router;
import org.nasd.driver.mikrotik.internal.session.Sessions;
import org.nasd.driver.mikrotik.internal.tls.TlsSettings;
import org.nasd.driver.mikrotik.internal.trap.Judgement;

/** MikroTik RouterOS by its API. Owns its threads and all sessions. */
final class MikrotikDriver implements DeviceDriver, AutoCloseable {

    /** Beyond these a router's own limits are met: 20 API sessions by default, and one connection carries any number of commands. */
    private static final int MOST_SESSIONS = 20;

    private static final int MOST_AT_ONCE = 1000;

    private static final Map<String, String> DEFAULTS = Map.of(
            "timeout.command", "45",
            "sessions.max", "1",
            "session.concurrency", "100",
            "word.max", "65536",
            "legacy_login", "false",
            "tls", "none");

    private final Sessions sessions;

    /**
     * @param threads of the event loop
     */
    MikrotikDriver(int threads) {
        this.sessions = new Sessions(threads);
    }

    @Override
    public Map<String, String> defaults() {
        return DEFAULTS;
    }

    @Override
    public List<String> check(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        check(mistakes, () -> Router.text(settings));
        check(mistakes, () -> Router.longestWord(settings));
        check(mistakes, () -> settings.flag("legacy_login", false));
        check(mistakes, () -> settings.integer("sessions.max", 1, MOST_SESSIONS));
        check(mistakes, () -> settings.integer("session.concurrency", 1, MOST_AT_ONCE));
        check(mistakes, () -> Judgement.of(settings));
        for (String timeout : List.of("connect", "login", "command", "probe", "idle")) {
            check(mistakes, () -> settings.seconds("timeout." + timeout));
        }
        check(mistakes, () -> checkTls(TlsSettings.of(settings)));
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

    private static void checkTls(TlsSettings tls) {
        tls.caFile().filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new SettingException("tls_ca = " + file + " is not a file that can be read");
        });
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
            CommandParser.parse(command, Router.text(settings), Router.longestWord(settings));
            return Optional.empty();
        } catch (CommandSyntaxException | SettingException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return Router.text(settings).encode(value).isEmpty() ? Optional.empty() : Optional.of(Quoting.escape(value));
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        return sessions.open(device, context::maySpeak);
    }

    /** Ends all sessions and threads; waits a few seconds at most. */
    @Override
    public void close() {
        sessions.close();
    }
}
