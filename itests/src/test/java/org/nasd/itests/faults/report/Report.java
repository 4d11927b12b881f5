package org.nasd.itests.faults.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The report of the fault tests, made of what they left in a directory. */
final class Report {

    /** F27 is a soak of hours, by hand. */
    private static final int FAULTS = 26;

    private Report() {}

    static String of(Path directory) throws IOException {
        List<Result> results = read(directory);
        StringBuilder text = new StringBuilder();
        text.append("# What was done to nasd, and what became of its events\n\n")
                .append(
                        "Made by the fault tests (`./nasd faults` runs them all); nothing here is written by hand. Every test counts the events that were committed to the\n")
                .append(
                        "database against what simulated routers carried out: lost, out of order, twice without a fault in between,\n")
                .append(
                        "more at once than the NAS's forks. [What nasd promises](en/cluster.md) and how the tests work: `itests/README.md`.\n\n")
                .append(Machine.describe())
                .append("\n\n");
        text.append(summary(results));
        results.forEach(result -> text.append(section(result)));
        return text.toString();
    }

    private static List<Result> read(Path directory) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".json")).toList();
        }
        List<Result> results = new ArrayList<>();
        for (Path file : files) {
            results.add(json.readValue(file.toFile(), Result.class));
        }
        results.sort(Comparator.comparing(Result::fault).thenComparing(Result::test));
        return results;
    }

    private static String summary(List<Result> results) {
        StringBuilder table =
                new StringBuilder("| | what was done | passes when | outcome | s |\n|---|---|---|---|---|\n");
        for (Result result : results) {
            table.append("| ")
                    .append(result.fault())
                    .append(" | ")
                    .append(result.what())
                    .append(" | ")
                    .append(result.passes())
                    .append(" | ")
                    .append(result.outcome())
                    .append(result.full() ? "" : " (reduced)")
                    .append(" | ")
                    .append(result.seconds())
                    .append(" |\n");
        }
        return table.append(missing(results)).append('\n').toString();
    }

    /** Faults of which there is no result are named: that nothing is said of them must not look as if they had passed. */
    private static String missing(List<Result> results) {
        Set<String> tested = results.stream().map(Result::fault).collect(Collectors.toSet());
        String missing = IntStream.rangeClosed(1, FAULTS)
                .mapToObj(number -> String.format(Locale.ROOT, "F%02d", number))
                .filter(fault -> !tested.contains(fault))
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? "" : "\nNot tested in the runs of this report: " + missing + ".\n";
    }

    private static String section(Result result) {
        StringBuilder text = new StringBuilder("## " + result.fault() + ": " + result.outcome() + "\n\n`"
                + result.test() + "`, " + result.at() + ", " + result.seconds() + " s"
                + (result.full() ? "" : ", reduced numbers") + "\n\n");
        result.injected().forEach(line -> text.append("- done: ").append(line).append('\n'));
        result.measured().forEach(line -> text.append("- ").append(line).append('\n'));
        if (!result.message().isEmpty()) {
            text.append("- **")
                    .append(result.outcome())
                    .append("**: ")
                    .append(result.message().replace("|", "\\|"))
                    .append('\n');
        }
        return text.append('\n').toString();
    }
}
