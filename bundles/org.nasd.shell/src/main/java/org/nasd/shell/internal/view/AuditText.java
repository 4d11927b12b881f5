package org.nasd.shell.internal.view;

import java.util.List;
import java.util.Set;
import org.nasd.api.operations.AuditPage;
import org.nasd.api.stack.AuditLog;

/** Who did what, for people. */
public final class AuditText {

    private AuditText() {}

    public static Table table(AuditPage page) {
        return new Table(
                List.of("DATE", "WHO", "ROLE", "FROM", "WHAT", "RESULT"),
                Set.of(),
                page.entries().stream().map(AuditText::row).toList(),
                "Nothing of that kind.");
    }

    private static List<String> row(AuditLog.Entry entry) {
        return List.of(
                Words.time(entry.at()),
                Words.line(entry.who()),
                Words.line(entry.role()),
                Words.line(entry.origin()),
                Words.line(entry.action()),
                Words.line(entry.result()));
    }
}
