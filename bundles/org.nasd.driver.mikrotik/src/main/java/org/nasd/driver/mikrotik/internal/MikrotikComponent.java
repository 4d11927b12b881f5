package org.nasd.driver.mikrotik.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.DriverType;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Offers the driver {@code mikrotik-simple}. */
@Component(service = DeviceDriver.class, configurationPid = "org.nasd.driver.mikrotik", immediate = true)
@DriverType(driver = "mikrotik-simple")
@Designate(ocd = MikrotikComponent.Config.class)
public final class MikrotikComponent implements DeviceDriver {

    private static final int MOST_THREADS = 16;

    /** Settings of the driver as a whole; those of a kind of router stand in scheme.cfg, those of one router in NAS.OPTIONS. */
    @ObjectClassDefinition(
            name = "nasd driver mikrotik-simple",
            description =
                    "MikroTik RouterOS by its API. Connections never block a thread, so that very few serve all routers.")
    @interface Config {

        @AttributeDefinition(
                name = "Threads",
                description =
                        "Threads that serve the connections to all routers, 1 to 16. Two are enough for thousands of routers.",
                min = "1",
                max = "16")
        int threads() default 2;
    }

    private final MikrotikDriver driver;

    @Activate
    public MikrotikComponent(Config config) {
        if (config.threads() < 1 || config.threads() > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads = " + config.threads() + " in org.nasd.driver.mikrotik is not from 1 to " + MOST_THREADS);
        }
        this.driver = new MikrotikDriver(config.threads());
    }

    @Deactivate
    void deactivate() {
        driver.close();
    }

    @Override
    public Map<String, String> defaults() {
        return driver.defaults();
    }

    @Override
    public List<String> check(Settings settings) {
        return driver.check(settings);
    }

    @Override
    public Optional<String> checkCommand(String command, Settings settings) {
        return driver.checkCommand(command, settings);
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return driver.escape(value, settings);
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        return driver.open(device, context);
    }
}
