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
import org.nasd.api.operations.SyncReport;
import org.nasd.shell.internal.view.Json;
import org.nasd.shell.internal.view.SyncText;

/** {@code nas:sync}. */
@Service
@Command(
        scope = "nas",
        name = "sync",
        description = "Brings a NAS up to date: pushes for each of its accounts the events that tell its present state",
        detailedDescription = """
                For a NAS that lost its configuration, or is new. Only events that its scheme knows: user_add; user_accept or user_drop;
                user_redirect or user_redirect_cancel; user_rate_set or user_rate_set_cancel; user_auth for who is logged in; user_del for
                deleted accounts whose address and login no living account has.

                Examples:
                  nas:sync m1 --dry-run
                  nas:sync m1
                """)
public final class SyncCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "more", description = "options may also stand here", multiValued = true)
    List<Object> more;

    @Option(name = "--dry-run", description = "only tell what would be pushed")
    boolean dryRun;

    @Option(name = "--json", description = "for programs")
    boolean json;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            Arguments.exactly(LateOptions.take(this, more));
            SyncReport report = face.ask().nas().sync(face.caller(), nas, dryRun);
            face.lines(json ? List.of(Json.of(report)) : SyncText.lines(report));
        });
    }
}
