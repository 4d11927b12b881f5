package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.DeviceText;
import org.nasd.shell.internal.view.Json;

/** {@code nas:drivers}. */
@Service
@Command(
        scope = "nas",
        name = "drivers",
        description = "Lists the drivers, and bundles that cannot start and why",
        detailedDescription = """
                Examples:
                  nas:drivers
                """)
public final class DriversCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            DriverList list = face.ask().devices().drivers(face.caller());
            if (json) {
                face.line(Json.of(list));
            } else {
                face.table(DeviceText.drivers(list));
                face.lines(DeviceText.unresolved(list));
            }
        });
    }
}
