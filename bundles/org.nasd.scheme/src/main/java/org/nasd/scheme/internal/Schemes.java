package org.nasd.scheme.internal;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which version of which scheme is in force. The operator's directory wins over a bundle, and among bundles the one that was installed
 * first. A version with mistakes never takes the place of one without.
 */
final class Schemes implements SchemeRegistry, SchemeDirectory.Sink {

    private static final Logger LOG = LoggerFactory.getLogger(Schemes.class);

    private final Path root;
    private final Consumer<String> announcement;

    private final Object lock = new Object();
    private final Map<String, SchemeStatus> ofOperator = new HashMap<>();
    private final Map<Long, Map<String, SchemeStatus>> ofBundles = new TreeMap<>();

    private volatile Map<String, SchemeStatus> current = Map.of();
    private volatile boolean frozen;

    /**
     * @param root where the operator's schemes are
     * @param announcement is told the name of every scheme that came, changed or went; called without any lock
     */
    Schemes(Path root, Consumer<String> announcement) {
        this.root = root;
        this.announcement = announcement;
    }

    @Override
    public Optional<SchemeStatus> find(String name) {
        return Optional.ofNullable(current.get(name));
    }

    @Override
    public List<SchemeStatus> all() {
        return List.copyOf(current.values());
    }

    @Override
    public String pathOf(String name) {
        // The name comes from a table: it is shown, and must not be resolved.
        return root + File.separator + name;
    }

    @Override
    public void found(SchemeFiles files) {
        SchemeStatus written = SchemeParser.parse(files);
        change(Set.of(files.name()), () -> ofOperator.put(files.name(), lastGood(written)));
    }

    @Override
    public void gone(String name) {
        change(Set.of(name), () -> ofOperator.remove(name));
    }

    /** A bundle brings schemes. */
    void bundleCame(long bundle, Collection<SchemeFiles> carried) {
        Map<String, SchemeStatus> parsed = new HashMap<>();
        carried.forEach(files -> parsed.put(files.name(), SchemeParser.parse(files)));
        change(parsed.keySet(), () -> ofBundles.put(bundle, parsed));
    }

    /** A bundle takes its schemes away. */
    void bundleWent(long bundle, Set<String> names) {
        change(names, () -> ofBundles.remove(bundle));
    }

    /** What is written now with, where that has mistakes, the version that was in force until now. */
    private SchemeStatus lastGood(SchemeStatus written) {
        if (written.scheme().isPresent()) {
            return written;
        }
        Optional<Scheme> before =
                Optional.ofNullable(current.get(written.name())).flatMap(SchemeStatus::scheme);
        return new SchemeStatus(written.name(), written.path(), before, written.errors());
    }

    /** Lets the schemes be as they are from now on: while this part stops, its bundles go one by one, which is no news. */
    void freeze() {
        frozen = true;
    }

    private void change(Set<String> names, Runnable edit) {
        if (frozen) {
            return;
        }
        Map<String, SchemeStatus> before;
        Map<String, SchemeStatus> after;
        synchronized (lock) {
            before = current;
            edit.run();
            after = new TreeMap<>(before);
            for (String name : names) {
                inForce(name).ifPresentOrElse(status -> after.put(name, status), () -> after.remove(name));
            }
            current = Collections.unmodifiableMap(after);
        }
        for (String name : new TreeSet<>(names)) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                report(name, before.get(name), after.get(name));
                announcement.accept(name);
            }
        }
    }

    private Optional<SchemeStatus> inForce(String name) {
        return Optional.ofNullable(ofOperator.get(name)).or(() -> ofBundles.values().stream()
                .map(carried -> carried.get(name))
                .filter(Objects::nonNull)
                .findFirst());
    }

    private static void report(String name, SchemeStatus before, SchemeStatus after) {
        if (after == null) {
            LOG.info("Scheme {} is no longer there; its NAS wait", name);
        } else if (after.errors().isEmpty()) {
            Scheme scheme = after.scheme().orElseThrow();
            LOG.info(
                    "Scheme {} is in force: driver {}, {} events, from {}",
                    name,
                    scheme.driver(),
                    scheme.events().size(),
                    after.path());
        } else if (before == null || !before.errors().equals(after.errors())) {
            LOG.warn(
                    "Scheme {} in {} has mistakes{}: {}",
                    name,
                    after.path(),
                    after.scheme().isPresent() ? " and the version before stays in force" : "; its NAS wait",
                    String.join("; ", after.errors()));
        }
    }
}
