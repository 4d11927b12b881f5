package org.nasd.itests.schemes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverType;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.itests.harness.Await;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * The scheme and driver bundles of the distribution in a framework inside the test, so that the test can use their services. The API is the
 * test's own.
 */
final class Container implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);

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

    private final Framework framework;
    private final BundleContext context;

    private Container(Framework framework) {
        this.framework = framework;
        this.context = framework.getBundleContext();
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
        Path system = Path.of(System.getProperty("nasd.archive"), "system");
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        scratch.resolve("bundles").toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        apiPackages(system) + ",org.slf4j;version=2.0,org.slf4j.event;version=2.0"));
        framework.start();
        Container container = new Container(framework);
        container.install(system);
        return container;
    }

    private static String apiPackages(Path system) throws IOException {
        Path api = jars(system, List.of("org/nasd/org.nasd.api/")).get(0);
        try (JarFile jar = new JarFile(api.toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        }
    }

    private static List<Path> jars(Path system, List<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(system)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file ->
                            wanted.stream().anyMatch(system.relativize(file).toString()::startsWith))
                    .sorted()
                    .toList();
        }
    }

    private void install(Path system) throws IOException, BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars(system, WANTED)) {
            bundles.add(context.installBundle(jar.toUri().toString()));
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    SchemeRegistry schemes() throws InterruptedException {
        Await.until("the schemes are there", START, () -> context.getServiceReference(SchemeRegistry.class) != null);
        return context.getService(context.getServiceReference(SchemeRegistry.class));
    }

    /** The driver of that name, if the distribution has it. */
    Optional<DeviceDriver> driver(String name) {
        try {
            return context
                    .getServiceReferences(DeviceDriver.class, "(" + DriverType.PROPERTY + "=" + name + ")")
                    .stream()
                    .findFirst()
                    .map((ServiceReference<DeviceDriver> reference) -> context.getService(reference));
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(START.toMillis());
        System.clearProperty("karaf.etc");
        System.clearProperty("karaf.base");
    }
}
