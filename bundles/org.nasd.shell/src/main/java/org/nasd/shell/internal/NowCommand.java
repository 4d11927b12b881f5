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
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.Operations;

/** {@code nas:now}. */
@Service
@Command(
        scope = "nas",
        name = "now",
        description = "Lets postponed events be due now instead of at their time",
        detailedDescription = """
                An event still goes after the earlier ones of its account. Ends with status 1 when an event named by its id was not put off.

                Examples:
                  nas:now 1004
                  nas:now --nas m1
                """)
public final class NowCommand implements Action {

    private static final Acting.Words WORDS = new Acting.Words("Do now", "due now");

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "ids",
            description = "ids of events of the main stack; options may stand behind them",
            multiValued = true)
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

    @Option(name = "--all", description = "all of the stack")
    boolean all;

    @Option(name = "--yes", aliases = "-y", description = "do not ask")
    boolean yes;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            List<String> ids = LateOptions.take(this, words);
            EventSelection selection =
                    new Criteria(nas, user, type, error, since, null).selection(EventPlace.MAIN, ids, all);
            return Acting.act(face, WORDS, selection, yes, json, these -> face.ask()
                    .events()
                    .hasten(face.caller(), these));
        });
    }
}
