package com.example.driver.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.DriverType;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.osgi.service.component.annotations.Component;

/** ACME access concentrators by their line protocol: a command is a line, and so is its answer. Holds nothing between calls. */
@Component(service = DeviceDriver.class)
@DriverType(driver = "acme")
public final class AcmeDriver implements DeviceDriver {

    private static final int MOST_SESSIONS = 16;

    private static final Set<String> COMMANDS = Set.of("BLOCK", "UNBLOCK", "RATE", "KICK", "NOTE");

    @Override
    public Map<String, String> defaults() {
        return Map.of("sessions.max", "4", "session.concurrency", "1", "timeout.command", "10");
    }

    @Override
    public List<String> check(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        check(mistakes, () -> settings.charset("charset"));
        check(mistakes, () -> settings.integer("sessions.max", 1, MOST_SESSIONS));
        check(mistakes, () -> settings.integer("session.concurrency", 1, 1));
        check(mistakes, () -> settings.seconds("timeout.command"));
        settings.text("verify")
                .ifPresent(verify -> mistakes.add("verify is set, but the driver acme has no use for it"));
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
        return COMMANDS.contains(command.split(" ", 2)[0])
                ? Optional.empty()
                : Optional.of("an ACME command begins with one of "
                        + COMMANDS.stream().sorted().toList());
    }

    /** Templates put values between double quotes; what would end them gets a backslash. */
    @Override
    public Optional<String> escape(String value, Settings settings) {
        return settings.charset("charset").newEncoder().canEncode(value)
                ? Optional.of(AcmeWire.escape(value))
                : Optional.empty();
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        return context.converse(new AcmeDialogue(device, context::maySpeak), device);
    }
}
