package org.nasd.driver.ssh.internal;

import java.nio.file.Path;
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
import org.nasd.cli.CliSettings;
import org.nasd.cli.Escape;

/** Command lines reached by SSH. Holds nothing but where host keys are kept; sessions belong to the container. */
final class SshDriver implements DeviceDriver {

    private final HostKeys hostKeys;

    /**
     * @param knownHosts where the host keys that were seen first are kept
     */
    SshDriver(Path knownHosts) {
        this.hostKeys = new HostKeys(knownHosts);
    }

    @Override
    public Map<String, String> defaults() {
        return SshSettings.defaults();
    }

    @Override
    public List<String> check(Settings settings) {
        return SshSettings.check(settings);
    }

    @Override
    public Optional<String> checkCommand(String command, Settings settings) {
        return Escape.of(settings).checkCommand(command);
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return Escape.of(settings).apply(value, CliSettings.charset(settings));
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        try {
            return context.converse(new SshDialogue(device, hostKeys, context::maySpeak), device);
        } catch (SettingException e) {
            return CompletableFuture.completedFuture(
                    new Opening.NotOpened(new Outcome.Unavailable(Trouble.MISCONFIGURED, e.getMessage())));
        }
    }
}
