package org.nasd.shell.internal.view;

import java.util.ArrayList;
import java.util.List;
import org.nasd.api.operations.SyncReport;

/** What bringing a NAS up to date took, for people. */
public final class SyncText {

    private SyncText() {}

    public static List<String> lines(SyncReport report) {
        List<String> lines = new ArrayList<>();
        long all = report.events().values().stream().mapToLong(Long::longValue).sum();
        lines.add(report.accounts() + " accounts; " + all
                + (report.pushed() ? " events pushed" : " events would be pushed") + (all == 0 ? "" : ":"));
        report.events().forEach((type, number) -> lines.add("  " + number + " " + Words.line(type)));
        return lines;
    }
}
