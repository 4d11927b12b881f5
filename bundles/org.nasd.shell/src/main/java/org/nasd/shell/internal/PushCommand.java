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
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;
import org.nasd.shell.internal.view.Json;
import org.nasd.shell.internal.view.PushText;

/** {@code nas:push}. */
@Service
@Command(
        scope = "nas",
        name = "push",
        description = "Puts an event on the compact stack, and waits for its end if asked",
        detailedDescription = """
                With --wait it ends with status 0 when the event is done, 1 when it failed, 2 when it still waits. Answers of diagnostic events
                (user_info, user_test, user_get_mac) are printed.

                Examples:
                  nas:push user_redirect_cancel 5
                  nas:push user_info 5 --wait
                  nas:push user_rate_set 5 --wait 10 --param rate_in=2048 --param rate_out=2048
                  nas:push user_disconnect 5 --nas-ip 10.90.185.2 --session 81a00007
                """)
public final class PushCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "cmd user",
            description = "the command and the account; options may stand behind them",
            required = true,
            multiValued = true)
    @Completion(EventTypes.class)
    List<Object> words;

    @Option(name = "--nas-ip", description = "the NAS (id, name or address), where it is not the account's own")
    @Completion(NasNames.class)
    String nasIp;

    @Option(name = "--abonent", description = "the subscriber, where it is not the account's own")
    String abonent;

    @Option(name = "--usluga", description = "the service the event is about")
    String usluga;

    @Option(name = "--session", description = "the RADIUS session the event is about")
    String acctSession;

    @Option(
            name = "--param",
            description = "a variable name=value that wins over the account's; may be repeated",
            multiValued = true)
    List<String> params;

    @Option(name = "--wait", description = "wait for its end, at most so many seconds (60 where no number stands)")
    String wait;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            Push push = Push.of(wait, LateOptions.take(this, Push.waiting(words)), this);
            Pushed pushed = face.ask().events().push(face.caller(), push.event());
            if (!json) {
                face.line(PushText.pushed(pushed));
            }
            PushOutcome outcome = push.timeout().isZero()
                    ? null
                    : Waiting.on(face.ask().events().await(face.caller(), pushed, push.timeout()), face);
            if (json) {
                face.line(Json.of(pushed, outcome));
            } else if (outcome != null) {
                face.lines(PushText.outcome(outcome));
            }
            return outcome == null ? 0 : PushText.exitStatus(outcome);
        });
    }
}
