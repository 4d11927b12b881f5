package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.NasText;

/** {@code nas:resume}. */
@Service
@Command(
        scope = "nas",
        name = "resume",
        description = "Lets a NAS work again, and tries one that is unavailable or stopped at once",
        detailedDescription = """
                Examples:
                  nas:resume m1
                """)
public final class ResumeCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Override
    public Object execute() throws Exception {
        return Face.show(
                session,
                operations,
                face -> face.line(NasText.changed("resumed", face.ask().nas().resume(face.caller(), nas))));
    }
}
