package org.nasd.driver.radius.internal;

import java.nio.file.Path;
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
import org.nasd.driver.radius.internal.dictionary.Dictionaries;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the driver {@code radius-coa}. */
@Component(service = DeviceDriver.class, configurationPid = "org.nasd.driver.radius", immediate = true)
@DriverType(driver = "radius-coa")
@Designate(ocd = RadiusComponent.Config.class)
public final class RadiusComponent implements DeviceDriver {

    private static final int MOST_THREADS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(RadiusComponent.class);

    /** Settings of the driver as a whole; those of a kind of NAS stand in scheme.cfg, those of one NAS in NAS.OPTIONS. */
    @ObjectClassDefinition(
            name = "nasd driver radius-coa",
            description =
                    "RADIUS CoA and Disconnect (RFC 5176). Requests never block a thread, so that very few serve all NAS.")
    @interface Config {

        @AttributeDefinition(
                name = "Dictionaries",
                description =
                        "Directory with dictionaries of your own, in the form of FreeRADIUS's, laid over those that are shipped. Read when"
                                + " the driver starts, and when this configuration changes. Empty: etc/dictionary.")
        String dictionaries() default "";

        @AttributeDefinition(
                name = "Threads",
                description =
                        "Threads that serve the sockets to all NAS, 1 to 16. Two are enough for thousands of NAS.",
                min = "1",
                max = "16")
        int threads() default 2;
    }

    private final RadiusDriver driver;

    @Activate
    public RadiusComponent(Config config) {
        if (config.threads() < 1 || config.threads() > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads = " + config.threads() + " in org.nasd.driver.radius is not from 1 to " + MOST_THREADS);
        }
        Dictionary dictionary = Dictionaries.with(
                directory(config.dictionaries()), mistake -> LOG.error("A dictionary is left out: {}", mistake));
        this.driver = new RadiusDriver(dictionary, config.threads());
    }

    static Path directory(String configured) {
        Path directory = configured.isBlank()
                ? Path.of(System.getProperty("karaf.etc", "etc"), "dictionary")
                : Path.of(configured.strip());
        return directory.toAbsolutePath().normalize();
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
