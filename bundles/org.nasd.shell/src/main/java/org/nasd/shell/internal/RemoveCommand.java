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
import org.nasd.shell.internal.view.NasText;

/** {@code nas:remove}. */
@Service
@Command(
        scope = "nas",
        name = "remove",
        description = "Removes a NAS; events that wait for it stay, and go on when it is added again with its id",
        detailedDescription = """
                At a terminal it asks first.

                Examples:
                  nas:remove m1
                  nas:remove m1 --yes
                """)
public final class RemoveCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "more", description = "options may also stand here", multiValued = true)
    List<Object> more;

    @Option(name = "--yes", aliases = "-y", description = "do not ask")
    boolean yes;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            Arguments.exactly(LateOptions.take(this, more));
            NasView found = face.ask().nas().find(face.caller(), nas);
            String question = "Remove NAS " + found.name() + " (" + found.ip() + "), for which " + found.waiting()
                    + " events wait?";
            if (!yes && !face.agrees(question)) {
                face.line("nothing was removed");
                return 1;
            }
            NasView removed = face.ask().nas().remove(face.caller(), Long.toString(found.id()));
            face.line(NasText.changed("removed", removed)
                    + (removed.waiting() == 0 ? "" : "; " + removed.waiting() + " events still wait for it"));
            return 0;
        });
    }
}
