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

/** {@code nas:mass-push}. */
@Service
@Command(
        scope = "nas",
        name = "mass-push",
        description = "Puts the same event on the compact stack for many accounts: a list, a file of ids, or a query",
        detailedDescription = """
                Ids stand in a file one a line, or separated by blanks or commas; lines that begin with # are left out. --file - reads standard
                input; a file of the server, like a query, is for administrators. Accounts that come twice are pushed once.
                Each chunk is pushed as a whole or not at all. With --key the same call may be repeated after a failure: what was pushed
                already is not pushed again.

                Examples:
                  nas:mass-push user_redirect_cancel 5 6 7
                  nas:mass-push user_edit --sql 'SELECT ID FROM USERS WHERE NAS_ID = 1' --dry-run
                  nas:mass-push user_rate_set --file /tmp/ids.txt --param rate_in=2048 --param rate_out=2048
                  ssh -p 8101 admin@localhost nas:mass-push user_edit --file - < ids.txt
                """)
public final class MassPushCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "cmd ids",
            description = "the command, and ids of accounts; options may stand behind them",
            required = true,
            multiValued = true)
    @Completion(EventTypes.class)
    List<Object> words;

    @Option(name = "--file", description = "a file with ids of accounts; - for standard input")
    String file;

    @Option(name = "--sql", description = "one SELECT whose first column holds ids of accounts")
    String sql;

    @Option(name = "--nas", description = "the NAS (id, name or address), where it is not the accounts' own")
    @Completion(NasNames.class)
    String nas;

    @Option(
            name = "--param",
            description = "a variable name=value that wins over the account's; may be repeated",
            multiValued = true)
    List<String> params;

    @Option(name = "--chunk", description = "events that are pushed at once, up to 10000")
    String chunk = "1000";

    @Option(
            name = "--key",
            description = "makes the call repeatable: chunks that were pushed by this key are not pushed again")
    String key;

    @Option(name = "--dry-run", description = "only tell what would be pushed")
    boolean dryRun;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            MassPush push = MassPush.of(face, LateOptions.take(this, words), this);
            return push.run(face, dryRun, json);
        });
    }
}
