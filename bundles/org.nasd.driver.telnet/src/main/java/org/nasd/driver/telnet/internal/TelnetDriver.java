package org.nasd.driver.telnet.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.DriverType;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Trouble;
import org.nasd.cli.CliSettings;
import org.nasd.cli.Escape;
import org.osgi.service.component.annotations.Component;

/** Command lines reached by Telnet: the driver {@code telnet}. Has no state and no settings of its own. */
@Component(service = DeviceDriver.class)
@DriverType(driver = "telnet")
public final class TelnetDriver implements DeviceDriver {

    @Override
    public Map<String, String> defaults() {
        return TelnetSettings.defaults();
    }

    @Override
    public List<String> check(Settings settings) {
        return TelnetSettings.check(settings);
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
            return context.converse(new TelnetDialogue(device, context::maySpeak), device);
        } catch (SettingException e) {
            return CompletableFuture.completedFuture(
                    new Opening.NotOpened(new Outcome.Unavailable(Trouble.MISCONFIGURED, e.getMessage())));
        }
    }
}
