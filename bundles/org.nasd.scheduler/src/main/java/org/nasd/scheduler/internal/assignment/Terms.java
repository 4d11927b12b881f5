package org.nasd.scheduler.internal.assignment;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.scheme.Coalescing;

/**
 * What the settings of a NAS say of its events, read out of them once, since every event asks for it.
 *
 * @param coalescing how events relate
 * @param urgent types of events that answer a person
 * @param unrepeatable types of events that must not be sent again when nobody knows if they arrived
 * @param commandTimeout how long the device may take for the commands of an event
 */
public record Terms(Coalescing coalescing, Set<String> urgent, Set<String> unrepeatable, Duration commandTimeout) {

    private static final String IDEMPOTENT = "idempotent.";

    /**
     * @throws SettingException when a setting is not what it has to be
     */
    static Terms of(Settings settings) {
        Set<String> unrepeatable = settings.asMap().keySet().stream()
                .filter(key -> key.startsWith(IDEMPOTENT) && !settings.flag(key))
                .map(key -> key.substring(IDEMPOTENT.length()))
                .collect(Collectors.toUnmodifiableSet());
        return new Terms(
                Coalescing.of(settings),
                Set.copyOf(settings.list("urgent")),
                unrepeatable,
                settings.seconds("timeout.command"));
    }
}
