package org.nasd.itests.schemes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverType;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.itests.harness.Bundles;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;

/**
 * The scheme and driver bundles of the distribution in a framework inside the test, so that the test can use their services. The API is the
 * test's own.
 */
final class Container implements AutoCloseable {

    /** What schemes and drivers need of the distribution's repository. */
    private static final List<String> WANTED = List.of(
            "org/nasd/org.nasd.scheme/",
            "org/nasd/org.nasd.cli/",
            "org/nasd/org.nasd.driver.",
            "com/samskivert/jmustache/",
            "com/github/mwiede/jsch/",
            "commons-io/",
            "commons-net/",
            "io/netty/",
            "org/apache/felix/org.apache.felix.scr/",
            "org/osgi/");

    private final Bundles bundles;

    private Container(Bundles bundles) {
        this.bundles = bundles;
    }

    /**
     * Starts it.
     *
     * @param etc the directory that holds {@code oss/}
     * @param scratch for what drivers and the framework keep
     */
    static Container start(Path etc, Path scratch) throws Exception {
        System.setProperty("karaf.etc", etc.toString());
        System.setProperty("karaf.base", scratch.toString());
        Bundles bundles = Bundles.start(scratch, List.of(DeviceDriver.class, Logger.class));
        bundles.install(WANTED);
        return new Container(bundles);
    }

    SchemeRegistry schemes() throws InterruptedException {
        return bundles.service(SchemeRegistry.class);
    }

    /** The driver of that name, if the distribution has it. */
    Optional<DeviceDriver> driver(String name) {
        return bundles.service(DeviceDriver.class, "(" + DriverType.PROPERTY + "=" + name + ")");
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        bundles.close();
        System.clearProperty("karaf.etc");
        System.clearProperty("karaf.base");
    }
}
