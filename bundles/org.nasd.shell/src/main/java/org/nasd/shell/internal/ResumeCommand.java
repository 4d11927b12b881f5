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
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.NasText;

/** {@code nas:resume}. */
@Service
@Command(
        scope = "nas",
        name = "resume",
        description = "Lets a NAS, or all, work again, and tries one that is unavailable or stopped at once",
        detailedDescription = """
                Examples:
                  nas:resume m1
                  nas:resume --all
                """)
public final class ResumeCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address")
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "more", description = "options may also stand here", multiValued = true)
    List<Object> more;

    @Option(name = "--all", description = "take back the order to pause all NAS; those paused one by one stay so")
    boolean all;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            Arguments.exactly(LateOptions.take(this, more));
            if (!all) {
                face.line(NasText.changed("resumed", face.ask().nas().resume(face.caller(), PauseCommand.named(nas))));
            } else if (nas == null) {
                face.line(NasText.allResumed(face.ask().nas().resumeAll(face.caller())));
            } else {
                throw new OperationException(Kind.INVALID, "either one NAS or --all");
            }
        });
    }
}
