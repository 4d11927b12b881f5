package org.nasd.driver.ssh.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.cli.CliSettings;

/**
 * How a NAS is reached by SSH. Immutable.
 *
 * @param exec a channel per command, or one shell
 * @param concurrency commands at once
 * @param oldAlgorithms whether algorithms are allowed that are no longer safe
 * @param keepAlive milliseconds
 */
record SshSettings(boolean exec, int concurrency, boolean oldAlgorithms, int keepAlive, HostKeyPolicy hostKeys) {

    /** Beyond what OpenSSH allows in one connection (MaxSessions 10) nothing is gained. */
    private static final int MOST_AT_ONCE = 64;

    private static final Map<String, String> DEFAULTS = Map.of(
            "mode", "shell",
            // Enter on a terminal; the second character would be a second Enter.
            "eol", "\\r",
            "timeout.command", "30",
            "timeout.keepalive", "15",
            "old_algorithms", "false",
            "host_key_policy", "tofu");

    static Map<String, String> defaults() {
        Map<String, String> all = new HashMap<>(CliSettings.DEFAULTS);
        all.putAll(DEFAULTS);
        return all;
    }

    static SshSettings of(Settings settings) {
        boolean exec = settings.choice("mode", Set.of("shell", "exec")).equals("exec");
        int concurrency = settings.integer("session.concurrency", 1, MOST_AT_ONCE);
        if (!exec && concurrency > 1) {
            throw new SettingException(
                    "session.concurrency = " + concurrency
                            + " is not 1, and mode = shell carries one command at a time; use mode = exec or more sessions.max");
        }
        return new SshSettings(
                exec,
                concurrency,
                settings.flag("old_algorithms", false),
                (int) settings.seconds("timeout.keepalive").toMillis(),
                HostKeyPolicy.of(settings));
    }

    static List<String> check(Settings settings) {
        List<String> mistakes = new ArrayList<>(CliSettings.check(settings));
        for (Runnable reading : List.<Runnable>of(
                () -> settings.choice("mode", Set.of("shell", "exec")),
                () -> settings.flag("old_algorithms", false),
                () -> settings.seconds("timeout.keepalive"),
                () -> HostKeyPolicy.of(settings),
                () -> of(settings))) {
            try {
                reading.run();
            } catch (SettingException e) {
                mistakes.add(e.getMessage());
            }
        }
        return mistakes.stream().distinct().toList();
    }
}
