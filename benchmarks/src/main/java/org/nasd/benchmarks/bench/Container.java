package org.nasd.benchmarks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/** nasd without Karaf: a bare OSGi framework with the same bundles, wired by the same Declarative Services, up in about a second. */
public final class Container implements AutoCloseable {

    private static final String SHARED =
            "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17"
                    + ",org.osgi.util.promise;version=1.2.0,org.osgi.util.function;version=1.2.0"
                    + ",org.postgresql;version=42.7.0,org.postgresql.jdbc;version=42.7.0";

    private final Framework framework;
    private final BundleContext context;

    /**
     * @param work a directory for the framework's cache and the logs
     * @param schemes the directory of the OSS schemes
     */
    public Container(Path work, Path schemes, DataSource dataSource) throws Exception {
        System.setProperty("karaf.log", work.resolve("log").toString());
        System.setProperty("karaf.data", work.resolve("data").toString());
        System.setProperty("karaf.etc", schemes.getParent().toString());
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, work.resolve("framework").toString());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED + "," + exportsOfTheApi());
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(configuration);
        framework.start();
        context = framework.getBundleContext();
        context.registerService(DataSource.class, dataSource, properties("osgi.jndi.service.name", "nasd"));
        start();
    }

    /** What the API's jar exports, in the versions that the bundles want. */
    private static String exportsOfTheApi() throws IOException {
        String jar = DeviceDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        try (JarFile api = new JarFile(jar)) {
            return api.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        }
    }

    private void start() throws IOException, BundleException {
        try (Stream<Path> jars = Files.list(Path.of("target/bundles"))) {
            List<Path> all = jars.sorted().toList();
            for (Path jar : all) {
                context.installBundle(jar.toUri().toString());
            }
        }
        for (Bundle bundle : context.getBundles()) {
            bundle.start();
        }
    }

    /** Registers a driver as a bundle would. */
    public void add(String name, DeviceDriver driver) {
        context.registerService(DeviceDriver.class, driver, properties(DriverType.PROPERTY, name));
    }

    /** OSGi wants a Dictionary, and there is no other. */
    @SuppressWarnings("JdkObsolete")
    private static Dictionary<String, Object> properties(String key, Object value) {
        return new Hashtable<>(Map.of(key, value));
    }

    /** A service, waited for. */
    public <T> T service(Class<T> type) throws InterruptedException {
        return awaited(new ServiceTracker<>(context, type, null), type.getName());
    }

    /** A service that fits a filter, waited for. */
    public <T> T service(Class<T> type, String filter) throws InterruptedException, InvalidSyntaxException {
        String both = "(&(" + Constants.OBJECTCLASS + "=" + type.getName() + ")" + filter + ")";
        return awaited(new ServiceTracker<>(context, context.createFilter(both), null), both);
    }

    private static <T> T awaited(ServiceTracker<T, T> tracker, String what) throws InterruptedException {
        tracker.open();
        T service = tracker.waitForService(Duration.ofSeconds(60).toMillis());
        if (service == null) {
            throw new IllegalStateException("no service " + what + " within 60 s");
        }
        return service;
    }

    /** Starts or stops a bundle of nasd by its symbolic name. */
    public void run(String symbolicName, boolean on) throws BundleException {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                if (on) {
                    bundle.start();
                } else {
                    bundle.stop();
                }
            }
        }
    }

    @Override
    public void close() throws Exception {
        framework.stop();
        framework.waitForStop(Duration.ofSeconds(60).toMillis());
    }
}
