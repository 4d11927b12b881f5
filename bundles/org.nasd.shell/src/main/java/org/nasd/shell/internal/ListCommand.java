package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.Json;
import org.nasd.shell.internal.view.NasText;

/** {@code nas:list}. */
@Service
@Command(
        scope = "nas",
        name = "list",
        description = "Lists the NAS: what they are doing, and why one does nothing",
        detailedDescription = """
                Examples:
                  nas:list
                  nas:list --json
                """)
public final class ListCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            NasList list = face.ask().nas().list(face.caller());
            if (json) {
                face.line(Json.of(list));
            } else {
                face.table(NasText.table(list), NasText.stateColumn(), StateColours.BY_STATE);
                face.lines(NasText.remarks(list));
            }
        });
    }
}
