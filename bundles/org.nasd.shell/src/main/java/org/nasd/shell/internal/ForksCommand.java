package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.NasText;

/** {@code nas:forks}. */
@Service
@Command(
        scope = "nas",
        name = "forks",
        description = "Changes how many accounts are served at once on a NAS (1 to 100)",
        detailedDescription = """
                More start at once; with fewer the running ones finish their task first. Without a number it shows how many there are.

                Examples:
                  nas:forks m1 20
                  nas:forks m1
                """)
public final class ForksCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "forks", description = "1 to 100")
    String forks;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            if (forks == null) {
                face.line(face.ask().nas().find(face.caller(), nas).settings().get("forks"));
            } else {
                NasView changed = face.ask().nas().forks(face.caller(), nas, Arguments.small("forks", forks));
                face.line(NasText.changed("now " + forks + " forks on", changed));
            }
        });
    }
}
