package org.nasd.api.operations;

import java.util.List;
import org.nasd.api.stack.AuditLog;

/**
 * A page of the audit log.
 *
 * @param entries newest first
 * @param next where the next page begins, or null when there is nothing more
 */
public record AuditPage(List<AuditLog.Entry> entries, Long next) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
