package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.NasText;

/** {@code nas:pause}. */
@Service
@Command(
        scope = "nas",
        name = "pause",
        description = "Sends nothing more to a NAS until nas:resume, also after a restart; its events wait",
        detailedDescription = """
                Say why: whoever comes next sees it in nas:list.

                Examples:
                  nas:pause m1 replacing the power supply
                """)
public final class PauseCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "reason", description = "why, in any number of words", multiValued = true)
    List<Object> reason;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            String why = reason == null ? null : String.join(" ", Arguments.text(reason));
            face.line(NasText.changed("paused", face.ask().nas().pause(face.caller(), nas, why)));
        });
    }
}
