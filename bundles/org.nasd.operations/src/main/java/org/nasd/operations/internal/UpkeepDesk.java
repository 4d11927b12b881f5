package org.nasd.operations.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.nasd.api.operations.AuditPage;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Role;
import org.nasd.api.operations.UpkeepOperations;
import org.nasd.api.stack.AuditLog;
import org.nasd.api.stack.Backup;

/** Keeps nasd itself well. */
final class UpkeepDesk implements UpkeepOperations {

    private static final int MAX_AUDIT = 1000;

    private final Gate gate;
    private final AuditLog audit;
    private final Backup backup;
    private final Path backups;
    private final Supplier<List<Finding>> doctor;

    /**
     * @param backups where copies of the database go
     */
    UpkeepDesk(Gate gate, AuditLog audit, Backup backup, Path backups, Supplier<List<Finding>> doctor) {
        this.gate = gate;
        this.audit = audit;
        this.backup = backup;
        this.backups = backups;
        this.doctor = doctor;
    }

    @Override
    public List<Finding> examine(Caller caller) {
        return gate.look(caller, Role.VIEWER, "examine", doctor);
    }

    @Override
    public AuditPage audit(Caller caller, String who, String text, Long cursor, int limit) {
        return gate.look(caller, Role.VIEWER, "read the audit log", () -> {
            if (limit < 1 || limit > MAX_AUDIT) {
                throw new OperationException(
                        Kind.INVALID, "a page has from 1 to " + MAX_AUDIT + " entries, not " + limit);
            }
            List<AuditLog.Entry> entries = audit.list(who, text, cursor == null ? Long.MAX_VALUE : cursor, limit);
            boolean full = entries.size() == limit;
            return new AuditPage(entries, full ? entries.get(limit - 1).id() : null);
        });
    }

    @Override
    public String backup(Caller caller) {
        return gate.act(caller, Role.ADMIN, "back up the database", path -> path, () -> {
            try {
                return backup.write(backups).toAbsolutePath().toString();
            } catch (UnsupportedOperationException e) {
                throw new OperationException(Kind.INVALID, e.getMessage(), e);
            }
        });
    }
}
