package org.nasd.driver.script.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
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

/** Offers the driver {@code legacy-script}. */
@Component(service = DeviceDriver.class, configurationPid = "org.nasd.driver.script", immediate = true)
@DriverType(driver = "legacy-script")
@Designate(ocd = ScriptComponent.Config.class)
public final class ScriptComponent implements DeviceDriver {

    /** Settings of the driver as a whole; those of one NAS stand in NAS.OPTIONS, or in the scheme.cfg of a scheme with this driver. */
    @ObjectClassDefinition(
            name = "nasd driver legacy-script",
            description = "Event scripts written for the original: bash files with a function per event.")
    @interface Config {

        @AttributeDefinition(
                name = "Directories",
                description = "Where scripts may lie besides etc/scripts: absolute paths, separated by commas. A script"
                        + " anywhere else, also by way of links, is refused.",
                required = false)
        String directories() default "";

        @AttributeDefinition(
                name = "bash",
                description = "The shell that reads scripts, 4.2 or later: a path, or a name on PATH")
        String bash() default "bash";

        @AttributeDefinition(
                name = "setsid",
                description = "The program of util-linux that begins a session: a path, or a name on PATH")
        String setsid() default "setsid";

        @AttributeDefinition(
                name = "Environment",
                description =
                        "Variables of nasd's own environment that scripts see, separated by commas; all others are"
                                + " hidden from them")
        String environment() default "PATH, LANG, LC_ALL, LC_CTYPE, HOME, USER, LOGNAME, TZ, TMPDIR";
    }

    private final ScriptDriver driver;

    @Activate
    public ScriptComponent(Config config) {
        Path home = Path.of(System.getProperty("karaf.etc", "etc"), "scripts").toAbsolutePath();
        this.driver = new ScriptDriver(
                new ScriptFiles(home, directories(config.directories())),
                new Programs(config.bash().strip(), config.setsid().strip(), Set.copyOf(items(config.environment()))));
    }

    private static List<Path> directories(String list) {
        return items(list).stream().map(ScriptComponent::directory).toList();
    }

    private static Path directory(String item) {
        Path directory = Path.of(item);
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException("directories in org.nasd.driver.script: " + item
                    + " is not an absolute path, one that begins with /");
        }
        return directory;
    }

    private static List<String> items(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .collect(Collectors.toList());
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
    public boolean usesTemplates() {
        return driver.usesTemplates();
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
