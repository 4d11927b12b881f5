package org.nasd.operations.internal;

import org.nasd.api.operations.Caller;

/**
 * One acting call, or one that was refused.
 *
 * @param caller who, as what, from where
 * @param action what was asked, in words without secrets
 * @param result what came of it, in words without secrets
 */
record AuditEntry(Caller caller, String action, String result) {}
