package org.nasd.tck.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nasd.api.driver.DeviceDriver;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;

/**
 * nasd without Karaf: a bare OSGi framework with nasd's own bundles and the driver's. Every bundle of the class path is installed, so that
 * the resolver finds the libraries it needs; only nasd's and the driver's are started. The API and the logging API are shared with the
 * tests.
 */
public final class Container implements AutoCloseable {

    private static final long SERVICE_MILLIS = 30_000;

    private static final Set<String> STARTED = Set.of(
            "org.apache.felix.scr",
            "org.nasd.stack",
            "org.nasd.scheme",
            "org.nasd.transcript",
            "org.nasd.compactor",
            "org.nasd.scheduler");

    private final Framework framework;

    /**
     * @param work where the framework keeps its own files
     * @param dataSource the database of the stacks
     * @param drivers symbolic names of the driver's bundles
     */
    Container(Path work, DataSource dataSource, Set<String> drivers) throws Exception {
        // where the stacks keep what they have seen of their database
        System.setProperty("karaf.data", work.resolve("data").toString());
        framework = java.util.ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no OSGi framework on the class path"))
                .newFramework(configuration(work));
        try {
            start(dataSource, drivers);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private void start(DataSource dataSource, Set<String> drivers) throws IOException, BundleException {
        framework.start();
        register(DataSource.class, dataSource, Map.of("osgi.jndi.service.name", "nasd"));
        Map<String, Bundle> installed = install();
        Set<String> started = new HashSet<>(STARTED);
        started.addAll(drivers);
        for (String name : started) {
            Bundle bundle = installed.get(name);
            if (bundle == null) {
                throw new IllegalStateException(
                        "the bundle " + name
                                + " is not on the class path as a jar; run the kit after packaging (Failsafe), and add a dependency on it");
            }
            bundle.start();
        }
    }

    private static Map<String, String> configuration(Path work) throws IOException {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, work.resolve("framework").toString());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, exports(DeviceDriver.class) + "," + exports(Logger.class));
        configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        return configuration;
    }

    /** What the jar of a class exports. */
    private static String exports(Class<?> type) throws IOException {
        try (JarFile jar = new JarFile(
                type.getProtectionDomain().getCodeSource().getLocation().getPath())) {
            return jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        }
    }

    private Map<String, Bundle> install() throws IOException, BundleException {
        Set<String> shared =
                framework
                        .adapt(BundleRevision.class)
                        .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
                        .stream()
                        .map(capability ->
                                String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                        .collect(Collectors.toSet());
        Map<String, Bundle> installed = new HashMap<>();
        for (Path jar : bundlesOfTheClassPath()) {
            Bundle bundle = context().installBundle("reference:" + jar.toUri());
            boolean competes =
                    bundle
                            .adapt(BundleRevision.class)
                            .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
                            .stream()
                            .anyMatch(c -> shared.contains(
                                    String.valueOf(c.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))));
            if (competes) {
                bundle.uninstall();
            } else {
                installed.put(bundle.getSymbolicName(), bundle);
            }
        }
        return installed;
    }

    private static List<Path> bundlesOfTheClassPath() throws IOException {
        try (Stream<String> entries =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
            return entries.filter(entry -> entry.endsWith(".jar"))
                    .map(Path::of)
                    .filter(Files::isRegularFile)
                    .filter(Container::isBundle)
                    .distinct()
                    .toList();
        }
    }

    private static boolean isBundle(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest != null
                    && manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null
                    && manifest.getMainAttributes().getValue(Constants.FRAGMENT_HOST) == null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the class path entry " + path + " cannot be read", e);
        }
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    /** An installed bundle. */
    public Bundle bundle(String symbolicName) {
        return Stream.of(context().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    <T> void register(Class<T> type, T service, Map<String, ?> properties) {
        context().registerService(type, service, FrameworkUtil.asDictionary(properties));
    }

    /** A service, waited for. */
    public <T> T service(Class<T> type) throws Exception {
        return service(type, "(objectClass=" + type.getName() + ")");
    }

    /** A service with these properties, waited for. */
    public <T> T service(Class<T> type, String filter) throws Exception {
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(
                context(), context().createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")"), null);
        tracker.open();
        try {
            return type.cast(java.util.Optional.ofNullable(tracker.waitForService(SERVICE_MILLIS))
                    .orElseThrow(() -> new IllegalStateException("no service " + type.getName() + " " + filter
                            + " within " + SERVICE_MILLIS + " ms; is its bundle's component satisfied?")));
        } finally {
            tracker.close();
        }
    }

    @Override
    public void close() throws Exception {
        framework.stop();
        framework.waitForStop(SERVICE_MILLIS);
    }
}
