package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.LeaseView;
import org.nasd.api.operations.NodeView;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.Json;
import org.nasd.shell.internal.view.NodeText;

/** {@code nas:nodes}. */
@Service
@Command(
        scope = "nas",
        name = "nodes",
        description = "Lists the nodes that share the NAS: who is alive, who drains, who has how many",
        detailedDescription = """
                Examples:
                  nas:nodes
                  nas:nodes --leases
                  nas:nodes --forget bravo
                """)
public final class NodesCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--leases", description = "which node works which NAS")
    boolean leases;

    @Option(name = "--forget", description = "forget a node that fell silent and will not come back (admin)")
    String forget;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            if (forget != null) {
                NodeView gone = face.ask().nodes().forget(face.caller(), forget);
                face.lines(json ? List.of(Json.of(gone)) : List.of("forgot node " + gone.name()));
            } else if (leases) {
                List<LeaseView> all = face.ask().nodes().leases(face.caller());
                show(face, all, () -> face.table(NodeText.leases(all)));
            } else {
                List<NodeView> all = face.ask().nodes().list(face.caller());
                show(face, all, () -> face.table(NodeText.table(all), NodeText.stateColumn(), StateColours.BY_STATE));
            }
        });
    }

    private void show(Face face, List<?> all, Runnable table) {
        if (json) {
            face.line(Json.of(all));
        } else {
            table.run();
        }
    }
}
