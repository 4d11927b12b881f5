package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.AuditPage;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.AuditText;
import org.nasd.shell.internal.view.Json;

/** {@code nas:audit}. */
@Service
@Command(scope = "nas", name = "audit", description = "Shows who did what, the newest first", detailedDescription = """
                Examples:
                  nas:audit
                  nas:audit --who ann --text 'pause NAS m1'
                  nas:audit -n 1000 --json
                """)
public final class AuditCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--who", description = "only by this person")
    String who;

    @Option(name = "--text", description = "only whose action or result holds this text")
    String text;

    @Option(name = "--limit", aliases = "-n", description = "at most so many, up to 1000")
    String limit = "50";

    @Option(name = "--from", description = "go on from here: the number that the page before ended with")
    String from;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            AuditPage page = face.ask()
                    .upkeep()
                    .audit(
                            face.caller(),
                            who,
                            text,
                            Arguments.maybe("--from", from),
                            Arguments.small("--limit", limit));
            if (json) {
                face.line(Json.of(page));
                return;
            }
            face.table(AuditText.table(page));
            if (page.next() != null) {
                face.line("There may be more: --from " + page.next());
            }
        });
    }
}
