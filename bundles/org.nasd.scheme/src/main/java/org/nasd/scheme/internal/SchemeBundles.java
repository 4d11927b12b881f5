package org.nasd.scheme.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * Schemes that bundles carry, in the directory {@value #DIRECTORY}{@code <name>/}. They are there as long as their bundle is started;
 * nothing has to be declared.
 */
final class SchemeBundles implements BundleTrackerCustomizer<Set<String>> {

    static final String DIRECTORY = "OSGI-INF/nasd/oss/";

    private final Schemes schemes;

    SchemeBundles(Schemes schemes) {
        this.schemes = schemes;
    }

    @Override
    public Set<String> addingBundle(Bundle bundle, BundleEvent event) {
        Map<String, SchemeFiles> carried = read(bundle);
        if (carried.isEmpty()) {
            return null;
        }
        schemes.bundleCame(bundle.getBundleId(), carried.values());
        return carried.keySet();
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Set<String> names) {
        // Nothing of a bundle changes while it is started.
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Set<String> names) {
        schemes.bundleWent(bundle.getBundleId(), names);
    }

    private static Map<String, SchemeFiles> read(Bundle bundle) {
        String path = "bundle " + bundle.getSymbolicName() + " " + bundle.getVersion();
        Map<String, Map<String, byte[]>> contents = new HashMap<>();
        Map<String, List<String>> mistakes = new HashMap<>();
        for (URL entry : entries(bundle)) {
            String[] place = entry.getPath()
                    .substring(entry.getPath().indexOf(DIRECTORY) + DIRECTORY.length())
                    .split("/", -1);
            if (place.length != 2 || !SchemeFiles.isName(place[0]) || !SchemeFiles.belongs(place[1])) {
                continue;
            }
            Map<String, byte[]> files = contents.computeIfAbsent(place[0], name -> new HashMap<>());
            try (InputStream in = entry.openStream()) {
                files.put(place[1], SchemeFiles.read(in));
            } catch (IOException e) {
                mistakes.computeIfAbsent(place[0], name -> new ArrayList<>())
                        .add(place[0] + "/" + place[1] + ": cannot be read: " + e);
            }
        }
        Map<String, SchemeFiles> carried = new HashMap<>();
        contents.forEach((name, files) ->
                carried.put(name, new SchemeFiles(name, path, files, mistakes.getOrDefault(name, List.of()))));
        return carried;
    }

    private static List<URL> entries(Bundle bundle) {
        // Asked first, since it does not search the whole of a bundle that carries none.
        if (bundle.getEntryPaths(DIRECTORY) == null) {
            return List.of();
        }
        var found = bundle.findEntries(DIRECTORY, "*", true);
        return found == null ? List.of() : Collections.list(found);
    }
}
