package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.EventCount;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.EventText;
import org.nasd.shell.internal.view.Json;

/** {@code nas:event-count}. */
@Service
@Command(
        scope = "nas",
        name = "event-count",
        description = "Counts the events, in the layout of event_count.sh",
        detailedDescription = """
                Examples:
                  nas:event-count
                  nas:event-count --failed
                  nas:event-count --json
                """)
public final class EventCountCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--failed", description = "also the failed ones, which the original does not count")
    boolean failed;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            EventCount count = face.ask().events().count(face.caller());
            face.lines(json ? List.of(Json.of(count)) : EventText.count(count));
            if (failed && !json) {
                face.lines(EventText.failed(count));
            }
        });
    }
}
