package org.nasd.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Secret;

/** What the tests of dialogues share. */
final class Dialogues {

    static final Map<String, String> FRR = Map.of(
            "enable.command", "enable",
            "enable.prompt", "#\\s*$",
            "init.1", "terminal length 0",
            "exit", "exit",
            "recover", "end",
            "error", "^% ");

    private Dialogues() {}

    static CliSettings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(CliSettings.DEFAULTS);
        all.putAll(more);
        return CliSettings.of(Settings.of(all));
    }

    static CliAccess access(String login, String password, String enable) {
        return new CliAccess(
                "bras-1 (10.0.0.1:23)",
                Optional.ofNullable(login),
                Optional.ofNullable(password).map(Secret::of),
                Optional.ofNullable(enable).map(Secret::of));
    }

    static Task task(String... commands) {
        return new Task(1, "user_redirect", 5, Map.of(), List.of(commands), null, Duration.ofSeconds(5));
    }
}
