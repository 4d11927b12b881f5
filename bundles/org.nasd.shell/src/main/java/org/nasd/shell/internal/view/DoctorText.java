package org.nasd.shell.internal.view;

import java.util.List;
import java.util.Locale;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** What the doctor found, for people. */
public final class DoctorText {

    private static final int GRADE = 9;
    private static final int CHECK = 22;

    private DoctorText() {}

    /** What was looked at and measured; the grade comes first. */
    public static String line(Finding finding) {
        return padded(finding.grade().name(), GRADE)
                + padded(Words.line(finding.check()), CHECK)
                + Words.line(finding.measured());
    }

    /** Where something is amiss: the norm, and what to do. */
    public static List<String> more(Finding finding) {
        if (finding.grade() == Grade.GOOD) {
            return List.of();
        }
        String margin = " ".repeat(GRADE + CHECK);
        return List.of(
                margin + "should be: " + Words.line(finding.norm()), margin + "do: " + Words.line(finding.advice()));
    }

    public static String summary(List<Finding> findings) {
        return count(findings, Grade.BAD) + ", " + count(findings, Grade.WARNING) + ", " + count(findings, Grade.GOOD);
    }

    private static String count(List<Finding> findings, Grade grade) {
        long number = findings.stream().filter(f -> f.grade() == grade).count();
        return number + " " + grade.name().toLowerCase(Locale.ROOT);
    }

    private static String padded(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + " ";
    }
}
