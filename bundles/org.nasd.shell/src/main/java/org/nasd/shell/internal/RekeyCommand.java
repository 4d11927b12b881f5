package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.SecretText;

/** {@code nas:rekey}. */
@Service
@Command(
        scope = "nas",
        name = "rekey",
        description = "Encrypts with the first key what an older key encrypted",
        detailedDescription = """
                Put the new key in front of the old one: as the first line of etc/secrets/nasd.key, on every node. When this has said that nothing is
                left, take the old one away.

                Examples:
                  nas:rekey --dry-run
                  nas:rekey
                """)
public final class RekeyCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Option(name = "--dry-run", description = "only tell what would be done")
    boolean dryRun;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            var changes = face.ask().secrets().rekey(face.caller(), dryRun);
            face.lines(SecretText.rekeyed(changes, dryRun));
            return changes.unreadable().isEmpty() ? 0 : 1;
        });
    }
}
