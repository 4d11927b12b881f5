package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.EventDetail;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.EventText;
import org.nasd.shell.internal.view.Json;

/** {@code nas:event}. */
@Service
@Command(
        scope = "nas",
        name = "event",
        description = "Shows everything about one event that waits or failed: variables, attempts, answers",
        detailedDescription = """
                Examples:
                  nas:event 1004
                  nas:event 1004 --json
                """)
public final class EventCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "id", description = "its id on the main or the failed stack", required = true)
    String id;

    @Argument(index = 1, name = "more", description = "options may also stand here", multiValued = true)
    List<Object> more;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            Arguments.exactly(LateOptions.take(this, more));
            EventDetail detail = face.ask().events().find(face.caller(), Arguments.number("the event's id", id));
            face.lines(json ? List.of(Json.of(detail)) : EventText.detail(detail));
        });
    }
}
