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

/** {@code nas:pause}. */
@Service
@Command(
        scope = "nas",
        name = "pause",
        description = "Sends nothing more to a NAS, or to all, until nas:resume, also after a restart; events wait",
        detailedDescription = """
                Say why: whoever comes next sees it in nas:list.

                Examples:
                  nas:pause m1 replacing the power supply
                  nas:pause --all the database is being moved
                """)
public final class PauseCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "nas",
            description = "the NAS: its id, name or address; with --all the first word of why")
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "reason", description = "why, in any number of words", multiValued = true)
    List<Object> reason;

    @Option(name = "--all", description = "all NAS, also those that are added later")
    boolean all;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            List<String> words = LateOptions.take(this, reason);
            if (all) {
                words.addAll(0, nas == null ? List.of() : List.of(nas));
                face.line(NasText.allPaused(face.ask().nas().pauseAll(face.caller(), why(words))));
            } else {
                face.line(NasText.changed("paused", face.ask().nas().pause(face.caller(), named(nas), why(words))));
            }
        });
    }

    private static String why(List<String> words) {
        return words.isEmpty() ? null : String.join(" ", words);
    }

    /** Neither nobody nor, by a slip, everybody. */
    static String named(String nas) {
        if (nas == null) {
            throw new OperationException(Kind.INVALID, "no NAS is given: name one, or say --all");
        }
        return nas;
    }
}
