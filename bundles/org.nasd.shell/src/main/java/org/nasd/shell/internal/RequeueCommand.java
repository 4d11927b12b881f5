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

/** {@code nas:requeue}. */
@Service
@Command(
        scope = "nas",
        name = "requeue",
        description = "Sends failed events again, with the account's variables of now (a user_del with its old ones)",
        detailedDescription = """
                Events that a later one made obsolete are skipped and listed: sending a redirect again after its cancel would undo it. --force
                sends them all the same. Ends with status 1 when an event named by its id was skipped.

                Examples:
                  nas:requeue 1004 1005
                  nas:requeue --nas m1 --reason exhausted,uncertain --since 2h
                  nas:requeue --error 'no such item' --type user_rate_set
                  nas:requeue 1004 --force
                """)
public final class RequeueCommand implements Action {

    private static final Acting.Words WORDS = new Acting.Words("Requeue", "requeued");

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "ids",
            description = "ids of failed events; options may stand behind them",
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

    @Option(name = "--reason", description = "all that failed for these reasons, separated by commas")
    @Completion(FailureReasons.class)
    String reason;

    @Option(name = "--force", description = "also those that a later event made obsolete")
    boolean force;

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
                    new Criteria(nas, user, type, error, since, reason).selection(EventPlace.FAILED, ids, all);
            return Acting.act(face, WORDS, selection, yes, json, these -> face.ask()
                    .events()
                    .requeue(face.caller(), these, force));
        });
    }
}
