package org.nasd.shell.internal;

import java.util.ArrayList;
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
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.Operations;

/** {@code nas:cancel}. */
@Service
@Command(
        scope = "nas",
        name = "cancel",
        description = "Takes waiting events back: they end among the failed, as cancelled",
        detailedDescription = """
                What is being sent at this moment is skipped as too late. Ends with status 1 when an event named by its id was skipped.

                Examples:
                  nas:cancel 1004 1005 --why 'pushed by mistake'
                  nas:cancel --nas m1 --type user_redirect
                  nas:cancel compact 17
                  nas:cancel compact --all
                """)
public final class CancelCommand implements Action {

    private static final Acting.Words WORDS = new Acting.Words("Cancel", "cancelled");

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "stack and ids",
            description = "compact or main (the default), and ids of events there; options may stand behind them",
            multiValued = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"compact", "main"})
    List<Object> words;

    @Option(name = "--nas", description = "all on this NAS: its id, name or address")
    @Completion(NasNames.class)
    String nas;

    @Option(name = "--user", description = "all of this account")
    String user;

    @Option(name = "--type", description = "all of this command")
    @Completion(EventTypes.class)
    String type;

    @Option(name = "--error", description = "all whose last error holds this text")
    String error;

    @Option(name = "--since", description = "all that came there at most so long ago: 90s, 30m, 2h, 7d")
    String since;

    @Option(name = "--why", description = "why, for whoever finds them among the failed")
    String why;

    @Option(name = "--all", description = "all of the stack")
    boolean all;

    @Option(name = "--yes", aliases = "-y", description = "do not ask")
    boolean yes;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            List<String> ids = new ArrayList<>(LateOptions.take(this, words));
            boolean named = !ids.isEmpty() && !ids.get(0).matches("\\d+");
            EventPlace place = named ? Arguments.place(ids.remove(0)) : EventPlace.MAIN;
            EventSelection selection = new Criteria(nas, user, type, error, since, null).selection(place, ids, all);
            return Acting.act(face, WORDS, selection, yes, json, these -> face.ask()
                    .events()
                    .cancel(face.caller(), these, why));
        });
    }
}
