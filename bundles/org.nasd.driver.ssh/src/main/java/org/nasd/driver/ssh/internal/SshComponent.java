package org.nasd.driver.ssh.internal;

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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Offers the driver {@code ssh-generic}. */
@Component(service = DeviceDriver.class, configurationPid = "org.nasd.driver.ssh")
@DriverType(driver = "ssh-generic")
@Designate(ocd = SshComponent.Config.class)
public final class SshComponent implements DeviceDriver {

    /** Settings of the driver as a whole; those of a kind of NAS stand in scheme.cfg, those of one NAS in NAS.OPTIONS. */
    @ObjectClassDefinition(name = "nasd driver ssh-generic", description = "Command lines reached by SSH.")
    @interface Config {

        @AttributeDefinition(
                name = "Known hosts",
                required = false,
                description =
                        "File that keeps the host keys seen first (host_key_policy = tofu), in the form of OpenSSH's"
                                + " known_hosts; empty: db/known_hosts in the directory of the installation.")
        String known_hosts() default "";
    }

    private final SshDriver driver;

    @Activate
    public SshComponent(Config config) {
        this.driver = new SshDriver(knownHosts(config.known_hosts()));
    }

    static Path knownHosts(String configured) {
        Path file = configured.isBlank()
                ? Path.of(System.getProperty("karaf.base", "."), "db", "known_hosts")
                : Path.of(configured.strip());
        return file.toAbsolutePath().normalize();
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
