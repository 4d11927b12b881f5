package org.nasd.shell.internal.view;

import java.util.ArrayList;
import java.util.List;
import org.nasd.api.nas.SecretStore.Changes;

/** What became of secrets, for people. */
public final class SecretText {

    private SecretText() {}

    public static List<String> encrypted(Changes changes, boolean dryRun) {
        return lines(changes, dryRun, "encrypted", "encrypted already, or in files");
    }

    public static List<String> rekeyed(Changes changes, boolean dryRun) {
        return lines(
                changes, dryRun, "encrypted with the first key", "of the first key already, readable, or in files");
    }

    private static List<String> lines(Changes changes, boolean dryRun, String done, String left) {
        List<String> lines = new ArrayList<>();
        lines.add((dryRun ? "would be " : "") + done + ": " + changes.changed() + " secrets of " + changes.nas()
                + " NAS; " + left + ": " + changes.left());
        changes.unreadable().forEach(line -> lines.add("LEFT  " + Words.line(line)));
        return lines;
    }
}
