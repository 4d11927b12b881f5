package org.nasd.driver.script.internal;

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

/** Event scripts written for the original. Owns every process that a script is made of; has no thread of its own. */
final class ScriptDriver implements DeviceDriver, AutoCloseable {

    private final ScriptFiles files;
    private final Programs programs;
    private final ProcessGroups groups = new ProcessGroups();

    ScriptDriver(ScriptFiles files, Programs programs) {
        this.files = files;
        this.programs = programs;
    }

    @Override
    public Map<String, String> defaults() {
        return ScriptSettings.DEFAULTS;
    }

    @Override
    public List<String> check(Settings settings) {
        return ScriptSettings.check(settings);
    }

    @Override
    public boolean usesTemplates() {
        return false;
    }

    /** Values go into the environment, where every one of them is safe. */
    @Override
    public Optional<String> escape(String value, Settings settings) {
        return Optional.of(value);
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        try {
            return context.converse(new ScriptDialogue(device, files, programs, groups, context::maySpeak), device);
        } catch (SettingException e) {
            return CompletableFuture.completedFuture(
                    new Opening.NotOpened(new Outcome.Unavailable(Trouble.MISCONFIGURED, e.getMessage())));
        }
    }

    /** Process groups that live now. */
    int running() {
        return groups.size();
    }

    /** Kills all that runs and waits a little until it is gone. */
    @Override
    public void close() {
        groups.close();
    }
}
