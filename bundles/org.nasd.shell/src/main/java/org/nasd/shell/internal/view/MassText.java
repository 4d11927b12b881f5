package org.nasd.shell.internal.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nasd.api.operations.Pushed;

/** How far a mass push has come, and what came of it. */
public final class MassText {

    private static final int BAR = 30;
    private static final int WIDTH = 78;
    private static final int EXAMPLES = 5;

    private MassText() {}

    /** A bar with figures, always equally wide, so that one takes the place of the one before. */
    public static String bar(int done, int all, long nanos) {
        int full = (int) ((long) BAR * done / all);
        double perSecond = nanos <= 0 ? 0 : done * 1e9 / nanos;
        String text = "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] " + done + "/" + all + " ("
                + 100L * done / all + " %) " + String.format(Locale.ROOT, "%.0f", perSecond) + "/s";
        return text.length() < WIDTH ? text + " ".repeat(WIDTH - text.length()) : text;
    }

    /** An empty line in the bar's place, and the cursor at its beginning. */
    public static String cleared() {
        return " ".repeat(WIDTH) + "\r";
    }

    /** What came of it. */
    public static final class Result {
        @JsonProperty
        private final String cmd;

        @JsonProperty
        private final int accounts;

        @JsonProperty
        private final int repeated;

        @JsonProperty
        private final boolean dryRun;

        @JsonProperty
        private int pushed;

        @JsonProperty
        private Long firstCompactId;

        @JsonProperty
        private Long lastCompactId;

        private long lastUser;

        public Result(String cmd, int accounts, int repeated, boolean dryRun) {
            this.cmd = cmd;
            this.accounts = accounts;
            this.repeated = repeated;
            this.dryRun = dryRun;
        }

        public void add(List<Pushed> some) {
            Pushed last = some.get(some.size() - 1);
            if (firstCompactId == null) {
                firstCompactId = some.get(0).compactId();
            }
            lastCompactId = last.compactId();
            lastUser = last.userId();
            pushed += some.size();
        }

        public int pushed() {
            return pushed;
        }

        public int accounts() {
            return accounts;
        }

        public long lastUser() {
            return lastUser;
        }

        public List<String> lines(List<Long> users) {
            List<String> lines = new ArrayList<>();
            lines.add(
                    dryRun
                            ? "would push " + Words.line(cmd) + " for " + accounts + " accounts: " + examples(users)
                            : "pushed " + Words.line(cmd) + " for " + pushed + " accounts: compact ids "
                                    + firstCompactId + " to " + lastCompactId);
            if (repeated > 0) {
                lines.add(repeated + " came more than once and were left out");
            }
            return lines;
        }

        private static String examples(List<Long> users) {
            String some = users.stream().limit(EXAMPLES).map(String::valueOf).collect(Collectors.joining(", "));
            return users.size() > EXAMPLES ? some + ", ..." : some;
        }
    }
}
