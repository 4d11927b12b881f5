package org.nasd.operations.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.nasd.api.operations.DriverList.Unresolved;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/**
 * Bundles that are installed and cannot start. A driver dropped in without its libraries stays so without a word; this finds the
 * word.
 */
final class UnresolvedBundles implements Supplier<List<Unresolved>> {

    private final BundleContext context;

    UnresolvedBundles(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<Unresolved> get() {
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .map(bundle -> new Unresolved(title(bundle), missing(bundle, wiring)))
                .toList();
    }

    private static String title(Bundle bundle) {
        String name = bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
        return name + " " + bundle.getVersion();
    }

    private static List<String> missing(Bundle bundle, FrameworkWiring wiring) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return List.of();
        }
        return revision.getDeclaredRequirements(null).stream()
                .filter(UnresolvedBundles::isNeeded)
                .filter(requirement -> wiring.findProviders(requirement).isEmpty())
                .map(UnresolvedBundles::words)
                .toList();
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        var directives = requirement.getDirectives();
        String resolution = directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        String effective = directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return !"optional".equals(resolution)
                && !"dynamic".equals(resolution)
                && (effective == null || effective.equals("resolve"));
    }

    private static String words(BundleRequirement requirement) {
        String filter = requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
        return requirement.getNamespace() + (filter == null ? "" : " " + filter);
    }
}
