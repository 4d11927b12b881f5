package org.nasd.operations.internal;

/** Where acting calls are recorded. Does not throw; called after the fact, on the caller's thread. */
@FunctionalInterface
interface AuditTrail {
    void record(AuditEntry entry);
}
