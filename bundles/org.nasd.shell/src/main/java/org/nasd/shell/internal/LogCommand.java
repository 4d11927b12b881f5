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
import org.nasd.api.operations.LogSource;
import org.nasd.api.operations.Operations;

/** {@code nas:log}. */
@Service
@Command(
        scope = "nas",
        name = "log",
        description = "Shows the log of a NAS, of an account (--user) or, with neither, of the daemon",
        detailedDescription = """
                -f goes on as lines are added, until Ctrl-C. Commands in the log can be given to nas:exec as they stand.

                Examples:
                  nas:log m1
                  nas:log m1 -f
                  nas:log --user 5 -n 200
                  nas:log
                """)
public final class LogCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "nas",
            description = "the NAS: its id, name or address; options may stand behind it",
            multiValued = true)
    @Completion(NasNames.class)
    List<Object> words;

    @Option(name = "--user", description = "the log of this account")
    String user;

    @Option(name = "--abonent", description = "its subscriber, where the account is no longer there")
    String abonent;

    @Option(name = "--lines", aliases = "-n", description = "how many lines, up to 10000")
    String lines = "30";

    @Option(name = "-f", aliases = "--follow", description = "go on as lines are added")
    boolean follow;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            List<String> nas = LateOptions.take(this, words);
            LogSource source = user != null
                    ? new LogSource.OfAccount(Arguments.number("--user", user), Arguments.maybe("--abonent", abonent))
                    : nas.isEmpty()
                            ? new LogSource.Daemon()
                            : new LogSource.OfNas(Arguments.exactly(nas, "nas").get(0));
            new Tail(face, source).show(Arguments.small("--lines", lines), follow);
        });
    }
}
