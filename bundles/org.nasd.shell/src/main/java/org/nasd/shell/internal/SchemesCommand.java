package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.SchemeView;
import org.nasd.shell.internal.view.DeviceText;
import org.nasd.shell.internal.view.Json;

/** {@code nas:schemes}. */
@Service
@Command(
        scope = "nas",
        name = "schemes",
        description = "Lists the OSS schemes and the mistakes in them",
        detailedDescription = """
                Examples:
                  nas:schemes
                """)
public final class SchemesCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            List<SchemeView> schemes = face.ask().devices().schemes(face.caller());
            if (json) {
                face.line(Json.of(schemes));
            } else {
                face.table(DeviceText.schemes(schemes));
                face.lines(DeviceText.mistakes(schemes));
            }
        });
    }
}
