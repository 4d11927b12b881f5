package org.nasd.shell.internal;

import java.time.Duration;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.nasd.api.operations.NodeView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.Json;
import org.nasd.shell.internal.view.NodeText;

/** {@code nas:drain}. */
@Service
@Command(
        scope = "nas",
        name = "drain",
        description =
                "Lets a node give its NAS to the others, each as soon as nothing of it is in flight, or ends that",
        detailedDescription = """
                A drained node has nothing to do and can be stopped. It stays drained over restarts, until nas:drain off.
                Ctrl-C ends only the watching. Say why with --reason: whoever comes next sees it in nas:nodes.

                Examples:
                  nas:drain
                  nas:drain on bravo --reason 'new memory'
                  nas:drain off bravo
                """)
public final class DrainCommand implements Action {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "on|off", description = "on, which it is when left out, or off")
    @Completion(
            value = StringsCompleter.class,
            values = {"on", "off"})
    String wish = "on";

    @Argument(
            index = 1,
            name = "node",
            description = "the node by its name, this one when left out; options may stand behind it",
            multiValued = true)
    List<Object> words;

    @Option(name = "--reason", description = "why")
    String reason;

    @Option(name = "--no-wait", description = "do not watch until the node has no NAS any more")
    boolean noWait;

    @Option(name = "--json", description = "for programs: the node as it is now, without watching")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            List<String> named = LateOptions.take(this, words);
            NodeView view = order(face, node(named));
            if (json) {
                face.line(Json.of(view));
            } else if (view.drain() == null) {
                face.line("node " + view.name() + " works NAS again; they come with its next turns");
            } else if (noWait) {
                face.line(NodeText.progress(view));
            } else {
                watch(face, view);
            }
        });
    }

    private static String node(List<String> named) {
        if (named.size() > 1) {
            throw new OperationException(Kind.INVALID, "one node at a time, not " + named);
        }
        return named.isEmpty() ? null : named.get(0);
    }

    private NodeView order(Face face, String node) {
        return switch (wish) {
            case "on" -> face.ask().nodes().drain(face.caller(), node, reason);
            case "off" -> face.ask().nodes().undrain(face.caller(), node);
            default -> throw new OperationException(Kind.INVALID, "say on or off, not '" + wish + "'");
        };
    }

    private static void watch(Face face, NodeView begun) throws InterruptedException {
        NodeView last = begun;
        face.line(NodeText.progress(last));
        while (last.nas() > 0 && last.drain() != null && last.alive() && !face.isClosed()) {
            Thread.sleep(PERIOD.toMillis());
            NodeView now = find(face.ask().nodes().list(face.caller()), last);
            if (now.nas() != last.nas()) {
                face.line(NodeText.progress(now));
            }
            last = now;
        }
    }

    private static NodeView find(List<NodeView> all, NodeView wanted) {
        return all.stream()
                .filter(node -> node.name().equals(wanted.name()))
                .findFirst()
                .orElse(wanted);
    }
}
