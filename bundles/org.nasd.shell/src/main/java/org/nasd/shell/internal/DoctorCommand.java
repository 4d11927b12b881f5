package org.nasd.shell.internal;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.DoctorText;
import org.nasd.shell.internal.view.Json;

/** {@code nas:doctor}. */
@Service
@Command(
        scope = "nas",
        name = "doctor",
        description = "Looks at everything an engineer would look at when events do not flow: figure, norm, what to do",
        detailedDescription = """
                The worst first. Ends with status 1 when anything is bad, so that a watchdog can call it.

                Examples:
                  nas:doctor
                  nas:doctor --ill
                  nas:doctor --json
                """)
public final class DoctorCommand implements Action {

    private static final Map<Finding.Grade, String> COLOURS = Map.of(
            Finding.Grade.BAD, SimpleAnsi.COLOR_RED,
            Finding.Grade.WARNING, SimpleAnsi.COLOR_YELLOW,
            Finding.Grade.GOOD, SimpleAnsi.COLOR_GREEN);

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--ill", description = "only what is not as it should be")
    boolean ill;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            List<Finding> all = face.ask().upkeep().examine(face.caller());
            List<Finding> shown = all.stream()
                    .filter(finding -> !ill || finding.grade() != Finding.Grade.GOOD)
                    .toList();
            if (json) {
                face.line(Json.of(shown));
            } else {
                shown.forEach(finding -> {
                    face.line(DoctorText.line(finding), COLOURS.get(finding.grade()));
                    face.lines(DoctorText.more(finding));
                });
                face.line(DoctorText.summary(all));
            }
            return all.stream().anyMatch(finding -> finding.grade() == Finding.Grade.BAD) ? 1 : 0;
        });
    }
}
