package org.nasd.operations.internal.doctor;

import java.time.Duration;
import java.util.stream.Stream;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Does the database answer, and how long does it need to make something durable? Every event waits for that more than once. */
final class DatabaseSpeed implements Rule {

    private static final Duration GOOD = Duration.ofMillis(20);
    private static final Duration BEARABLE = Duration.ofMillis(200);

    @Override
    public Stream<Finding> look(Facts facts) {
        String trouble = facts.database().trouble();
        if (trouble != null) {
            return Stream.of(
                    new Finding(
                            Grade.BAD,
                            "database",
                            "does not answer: " + trouble,
                            "answers",
                            "start it, or correct etc/org.ops4j.datasource-nasd.cfg; nothing is lost meanwhile, and nothing moves"));
        }
        Duration commit = facts.database().commit();
        String measured = Say.duration(commit) + " for a commit";
        String norm = "at most " + Say.duration(GOOD);
        if (commit.compareTo(GOOD) <= 0) {
            return Stream.of(Say.good("database", measured, norm));
        }
        return Stream.of(
                new Finding(
                        commit.compareTo(BEARABLE) <= 0 ? Grade.WARNING : Grade.BAD,
                        "database",
                        measured,
                        norm,
                        "suspect its disk: look who else writes to it (iostat -x 1), and put the database on a disk of its own"));
    }
}
