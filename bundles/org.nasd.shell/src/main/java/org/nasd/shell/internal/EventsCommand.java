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
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.EventText;
import org.nasd.shell.internal.view.Json;

/** {@code nas:events}. */
@Service
@Command(
        scope = "nas",
        name = "events",
        description = "Lists events of a stack: compact, main (the default) or failed",
        detailedDescription = """
                Examples:
                  nas:events
                  nas:events main --nas m1 --type user_redirect
                  nas:events failed --user 5 --json
                  nas:events failed --since 1h --reason refused,exhausted --error 'no such item'
                """)
public final class EventsCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "stack",
            description = "compact, main or failed; options may stand behind it",
            multiValued = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"compact", "main", "failed"})
    List<Object> words;

    @Option(name = "--nas", description = "only on this NAS: its id, name or address")
    @Completion(NasNames.class)
    String nas;

    @Option(name = "--user", description = "only of this account")
    String user;

    @Option(name = "--type", description = "only this command")
    @Completion(EventTypes.class)
    String type;

    @Option(name = "--error", description = "only whose last error holds this text")
    String error;

    @Option(name = "--since", description = "only that came there at most so long ago: 90s, 30m, 2h, 7d")
    String since;

    @Option(name = "--reason", description = "only failed for these reasons, separated by commas")
    @Completion(FailureReasons.class)
    String reason;

    @Option(name = "--limit", aliases = "-n", description = "at most so many, up to 1000")
    String limit = "50";

    @Option(name = "--from", description = "go on from here: the number that the page before ended with")
    String from;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            List<String> stack = LateOptions.take(this, words);
            EventPlace place = Arguments.place(
                    stack.isEmpty() ? "main" : Arguments.exactly(stack, "stack").get(0));
            EventPage page = face.ask()
                    .events()
                    .list(
                            face.caller(),
                            new Criteria(nas, user, type, error, since, reason)
                                    .query(place, Arguments.small("--limit", limit))
                                    .after(Arguments.maybe("--from", from)));
            if (json) {
                face.line(Json.of(page));
                return;
            }
            face.table(EventText.table(place, page));
            if (page.next() != null) {
                face.line("There may be more: --from " + page.next());
            }
        });
    }
}
