package org.nasd.operations.internal.doctor;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasd.api.operations.DriverList.Unresolved;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Is what was installed and written in order? */
final class Installations implements Rule {

    @Override
    public Stream<Finding> look(Facts facts) {
        Facts.Installed installed = facts.installed();
        if (installed.schemes().isEmpty() && installed.unresolved().isEmpty()) {
            return Stream.of(Say.good("schemes and drivers", "no mistakes", "no mistakes"));
        }
        return Stream.concat(
                installed.schemes().entrySet().stream().map(Installations::scheme),
                installed.unresolved().stream().map(Installations::bundle));
    }

    private static Finding scheme(Map.Entry<String, List<String>> scheme) {
        List<String> errors = scheme.getValue();
        return new Finding(
                Grade.WARNING,
                "scheme " + scheme.getKey(),
                errors.get(0) + (errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)"),
                "no mistakes",
                "correct the file; until then the last good version is in force, or none (nas:schemes)");
    }

    private static Finding bundle(Unresolved bundle) {
        return new Finding(
                Grade.WARNING,
                "bundle " + bundle.bundle(),
                "cannot start" + (bundle.missing().isEmpty() ? "" : ": nobody offers " + Say.names(bundle.missing())),
                "every bundle starts",
                "install what it needs, or remove it; a driver in it is missing until then");
    }
}
