package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.Json;
import org.nasd.shell.internal.view.NasText;

/** {@code nas:info}. */
@Service
@Command(
        scope = "nas",
        name = "info",
        description = "Shows everything about one NAS: settings, state and why, forks, rate, latency",
        detailedDescription = """
                Examples:
                  nas:info m1
                  nas:info 10.90.185.2 --json
                """)
public final class InfoCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "more", description = "options may also stand here", multiValued = true)
    List<Object> more;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            Arguments.exactly(LateOptions.take(this, more));
            NasView view = face.ask().nas().find(face.caller(), nas);
            face.lines(json ? List.of(Json.of(view)) : NasText.info(view));
        });
    }
}
