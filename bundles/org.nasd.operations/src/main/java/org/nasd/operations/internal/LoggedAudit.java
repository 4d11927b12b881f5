package org.nasd.operations.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit trail as one line each in the log {@code nasd.audit}. */
final class LoggedAudit implements AuditTrail {

    static final String LOGGER = "nasd.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    @Override
    public void record(AuditEntry entry) {
        if (LOG.isInfoEnabled()) {
            LOG.info(line(entry));
        }
    }

    static String line(AuditEntry entry) {
        return "user=" + quoted(entry.caller().name())
                + " role=" + entry.caller().role()
                + " from=" + quoted(entry.caller().origin())
                + " action=" + quoted(entry.action())
                + " result=" + quoted(entry.result());
    }

    /** Quotes so that no name or reason somebody made up can look like another field or another line. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
