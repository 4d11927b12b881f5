package org.nasd.itests.harness;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Bundles of the distribution in a framework inside this JVM, without Karaf. They find their files by the properties of Karaf. */
public final class Bundles implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Framework framework;
    private final BundleContext context;

    private Bundles(Framework framework) {
        this.framework = framework;
        this.context = framework.getBundleContext();
    }

    /**
     * Starts a framework without bundles.
     *
     * @param scratch where it keeps its own files; emptied at the start
     * @param shared classes whose jars this JVM and the bundles have in common
     */
    public static Bundles start(Path scratch, List<Class<?>> shared) throws IOException, BundleException {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        scratch.resolve("bundles").toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        exports(shared)));
        framework.start();
        return new Bundles(framework);
    }

    private static String exports(List<Class<?>> shared) throws IOException {
        List<String> all = new ArrayList<>();
        for (Class<?> type : shared) {
            String jar =
                    type.getProtectionDomain().getCodeSource().getLocation().getPath();
            try (JarFile file = new JarFile(jar)) {
                all.add(file.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE));
            }
        }
        return String.join(",", all);
    }

    /**
     * Installs bundles of the distribution, then starts them.
     *
     * @param wanted beginnings of their paths in its repository, like {@code org/nasd/org.nasd.cli/}
     */
    public void install(List<String> wanted) throws IOException, BundleException {
        Path system = Path.of(System.getProperty("nasd.archive"), "system");
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars(system, wanted)) {
            bundles.add(context.installBundle("reference:" + jar.toUri()));
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    private static List<Path> jars(Path system, List<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(system)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file ->
                            wanted.stream().anyMatch(system.relativize(file).toString()::startsWith))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    public <T> void offer(Class<T> type, T service, Map<String, ?> properties) {
        context.registerService(type, service, FrameworkUtil.asDictionary(properties));
    }

    /** A service, waited for. */
    public <T> T service(Class<T> type) throws InterruptedException {
        Await.until("there is a " + type.getSimpleName(), PATIENCE, () -> context.getServiceReference(type) != null);
        return context.getService(context.getServiceReference(type));
    }

    /** A service with these properties, if there is one now. */
    public <T> Optional<T> service(Class<T> type, String filter) {
        return services(type, filter).stream().findFirst();
    }

    /** All services of a type that are there now. */
    public <T> List<T> services(Class<T> type, String filter) {
        try {
            return context.getServiceReferences(type, filter).stream()
                    .map((ServiceReference<T> reference) -> context.getService(reference))
                    .collect(Collectors.toList());
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(PATIENCE.toMillis());
    }
}
