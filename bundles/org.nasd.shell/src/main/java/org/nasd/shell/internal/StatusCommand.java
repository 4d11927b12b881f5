package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.Overview;
import org.nasd.shell.internal.view.Json;
import org.nasd.shell.internal.view.OverviewText;

/** {@code nas:status}. */
@Service
@Command(
        scope = "nas",
        name = "status",
        description = "Shows how the whole of it does now, and what needs somebody's attention",
        detailedDescription = """
                Examples:
                  nas:status
                  nas:status --json
                """)
public final class StatusCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            Overview now = face.ask().overview().now(face.caller());
            if (json) {
                face.line(Json.of(now));
                return;
            }
            face.lines(OverviewText.lines(now));
            now.problems()
                    .forEach(problem -> face.line(
                            OverviewText.problem(problem),
                            problem.grave() ? SimpleAnsi.COLOR_RED : SimpleAnsi.COLOR_YELLOW));
            face.lines(OverviewText.rest(now));
        });
    }
}
