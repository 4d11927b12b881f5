package org.nasd.shell.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.Preview;
import org.nasd.api.operations.SchemeView;

/** Drivers, schemes and previews for people. */
public final class DeviceText {

    private DeviceText() {}

    public static Table drivers(DriverList list) {
        return new Table(
                List.of("DRIVER", "NAS", "BUNDLE"),
                Set.of(1),
                list.drivers().stream()
                        .map(d -> List.of(d.name(), Integer.toString(d.nas()), d.bundle()))
                        .toList(),
                "There is no driver: install one, for example feature:install nasd-driver-mikrotik.");
    }

    /** Bundles that could hold a missing driver, with what they need. */
    public static List<String> unresolved(DriverList list) {
        List<String> lines = new ArrayList<>();
        list.unresolved().forEach(bundle -> {
            lines.add("cannot start: " + bundle.bundle());
            bundle.missing().forEach(missing -> lines.add("  nobody offers " + missing));
        });
        return lines;
    }

    public static Table schemes(List<SchemeView> schemes) {
        return new Table(
                List.of("SCHEME", "DRIVER", "NAS", "EVENTS", "PATH"),
                Set.of(2, 3),
                schemes.stream()
                        .map(s -> List.of(
                                s.name(),
                                Words.orEmpty(s.driver()),
                                Integer.toString(s.nas()),
                                Integer.toString(s.events().size()),
                                s.path()))
                        .toList(),
                "There is no scheme: etc/oss/<name>/scheme.cfg makes one.");
    }

    /** Mistakes in what is written now. */
    public static List<String> mistakes(List<SchemeView> schemes) {
        List<String> lines = new ArrayList<>();
        for (SchemeView scheme : schemes) {
            if (!scheme.errors().isEmpty()) {
                lines.add(scheme.name() + " has mistakes; "
                        + (scheme.driver() == null
                                ? "no version of it works"
                                : "the last good version stays in force"));
                scheme.errors().forEach(error -> lines.add("  " + Words.line(error)));
            }
        }
        return lines;
    }

    public static List<String> preview(Preview preview) {
        if (preview.impossible() != null) {
            return List.of("it cannot be sent: " + Words.line(preview.impossible()));
        }
        if (preview.commands().isEmpty() && preview.verify() == null) {
            return List.of("nothing: the scheme says that this event needs nothing there");
        }
        List<String> lines = new ArrayList<>();
        preview.commands().forEach(command -> lines.add(Words.line(command)));
        if (preview.verify() != null) {
            lines.add("and to verify: " + Words.line(preview.verify()));
        }
        return lines;
    }
}
