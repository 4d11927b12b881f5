package org.nasd.scheme.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.BundleTracker;

/** Offers the schemes of the operator's directory and of the started bundles. */
@Component(configurationPid = "org.nasd.scheme")
@Designate(ocd = SchemeComponent.Config.class)
public final class SchemeComponent implements SchemeRegistry {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(1);

    /** What can be set. */
    @ObjectClassDefinition(name = "nasd schemes", description = "Where the OSS schemes of the operator are.")
    public @interface Config {

        @AttributeDefinition(
                required = false,
                description = "The directory that holds one directory per scheme; empty: oss in the directory of the"
                        + " configuration (etc/oss).")
        String directory() default "";
    }

    private final Listeners listeners;
    private final SchemeWatcher watcher;
    private final BundleTracker<Set<String>> bundles;

    @Activate
    public SchemeComponent(BundleContext context, Config config) {
        listeners = new Listeners(context);
        watcher = new SchemeWatcher(root(config.directory()), INTERVAL, QUIET, listeners::schemeChanged);
        bundles = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, new SchemeBundles(watcher.schemes()));
        listeners.open();
        bundles.open();
        watcher.start();
    }

    static Path root(String configured) {
        Path root = configured.isBlank()
                ? Path.of(System.getProperty("karaf.etc", "etc"), "oss")
                : Path.of(configured.strip());
        return root.toAbsolutePath().normalize();
    }

    @Deactivate
    void close() {
        watcher.close();
        bundles.close();
        listeners.close();
    }

    @Override
    public Optional<SchemeStatus> find(String name) {
        return watcher.schemes().find(name);
    }

    @Override
    public List<SchemeStatus> all() {
        return watcher.schemes().all();
    }

    @Override
    public String pathOf(String name) {
        return watcher.schemes().pathOf(name);
    }
}
