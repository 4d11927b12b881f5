package org.nasd.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;

/** {@code nas:backup}. */
@Service
@Command(
        scope = "nas",
        name = "backup",
        description = "Writes a copy of the embedded database while it is in use, and says where",
        detailedDescription = """
                Only for administrators. PostgreSQL and MariaDB have means of their own, which are then named.

                Examples:
                  nas:backup
                """)
public final class BackupCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Override
    public Object execute() throws Exception {
        return Face.show(
                session, operations, face -> face.line(face.ask().upkeep().backup(face.caller())));
    }
}
