package org.nasd.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/benchmarks.md and its plots out of the results, and nothing else: no figure in it was typed. */
public final class Report {

    private static final String INTRODUCTION = """
            # Benchmarks

            What nasd was measured to do, beside what others do in the same run on the same machine. `benchmarks/run all` takes every figure
            here and writes this page; nobody edits it. How to run it: [benchmarks](../benchmarks/README.md).

            - The sides of a comparison run in turns, round by round; a figure is the median of its rounds, with the lowest and the highest, and a ratio
              the median of the ratios of the rounds.
            - Trust the ratios: absolute figures of small shared machines swing, ratios inside one run much less.
            - nasd runs its real bundles with transcripts, attempts and every other default on. Devices are processes of their own.
            - Events per second are counted until the rows are gone from the database, not until they were handed out.
            - "durable" is PostgreSQL with `synchronous_commit=on`: a commit is on the disk when it is answered. "not durable" has it off
              for all sides alike.
            - The peers do less than nasd does for an event: no template, no transcript, no record of attempts, and a few bytes instead of some
              450 characters of variables.

            """;

    private final Results results;
    private final Path page;
    private final Path images;

    public Report(Results results, Path page, Path images) {
        this.results = results;
        this.page = page;
        this.images = images;
    }

    /** Writes the page. */
    public void write(List<String> ids) throws IOException {
        List<Result> all = new ArrayList<>();
        for (String id : ids) {
            results.read(id).ifPresent(all::add);
        }
        Files.createDirectories(images);
        try (var old = Files.newDirectoryStream(images, "*.svg")) {
            for (Path image : old) {
                Files.delete(image);
            }
        }
        StringBuilder out = new StringBuilder(INTRODUCTION);
        if (all.isEmpty()) {
            out.append("Nothing has been measured yet: `benchmarks/run all` does it.\n\n");
        } else {
            summary(out, all);
            machine(out);
        }
        for (Result result : all) {
            section(out, result);
        }
        new Improvements(results).write(out);
        Files.writeString(page, out.toString().stripTrailing() + "\n");
    }

    private static void summary(StringBuilder out, List<Result> all) {
        out.append("## Summary\n\n| | what | target | measured | |\n|---|---|---|---|---|\n");
        for (Result result : all) {
            String link = "[" + result.id() + "](#" + anchor(result) + ")";
            if (result.trouble() != null) {
                out.append("| ")
                        .append(link)
                        .append(" | ")
                        .append(result.title())
                        .append(" | | | **not measured** |\n");
            }
            for (Goal goal : result.goals()) {
                out.append("| ")
                        .append(link)
                        .append(" | ")
                        .append(goal.what())
                        .append(" | ")
                        .append(bound(goal));
                out.append(" | ")
                        .append(with(goal.value(), goal.unit()))
                        .append(" | ")
                        .append(verdict(goal))
                        .append(" |\n");
            }
        }
        out.append('\n');
    }

    private static String bound(Goal goal) {
        String bound = (goal.atLeast() ? "at least " : "at most ") + with(goal.bound(), goal.unit());
        return goal.stretch() == null ? bound : bound + ", better " + Numbers.of(goal.stretch());
    }

    private static String verdict(Goal goal) {
        return goal.isStretched() ? "reached, and better" : goal.isReached() ? "reached" : "**not reached**";
    }

    private static String with(double value, String unit) {
        return unit.isEmpty() ? Numbers.of(value) : Numbers.of(value) + " " + unit;
    }

    private void machine(StringBuilder out) throws IOException {
        Map<?, ?> facts = results.read("machine", Map.class).orElse(Map.of());
        out.append("## Machine\n\n| | |\n|---|---|\n");
        facts.forEach((name, fact) ->
                out.append("| ").append(name).append(" | ").append(fact).append(" |\n"));
        out.append('\n');
    }

    private static String anchor(Result result) {
        return heading(result)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static String heading(Result result) {
        return result.id() + " " + result.title();
    }

    private void section(StringBuilder out, Result result) throws IOException {
        out.append("## ")
                .append(heading(result))
                .append("\n\n")
                .append(result.about())
                .append("\n\n");
        if (result.trouble() != null) {
            out.append("**It could not be measured:** ")
                    .append(result.trouble())
                    .append("\n\n");
        }
        goals(out, result);
        figures(out, result);
        plots(out, result);
        for (String limit : result.limits()) {
            out.append("- ").append(limit).append('\n');
        }
        if (!result.limits().isEmpty()) {
            out.append('\n');
        }
        String settings = result.settings().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("; "));
        out.append(String.format(
                Locale.ROOT,
                "Taken %s, %s counts, in %.0f s, load average before %.2f, revision %s.%s%n%n",
                result.taken().replaceAll("\\..*", "Z").replace('T', ' '),
                result.size().name().toLowerCase(Locale.ROOT),
                result.seconds(),
                result.loadBefore(),
                result.revision(),
                settings.isEmpty() ? "" : " Settings: " + settings + "."));
    }

    private static void goals(StringBuilder out, Result result) {
        for (Goal goal : result.goals()) {
            out.append("- ")
                    .append(goal.what())
                    .append(": **")
                    .append(with(goal.value(), goal.unit()))
                    .append("** (");
            out.append(bound(goal)).append("): ").append(verdict(goal)).append('\n');
        }
        out.append(result.goals().isEmpty() ? "" : "\n");
    }

    private static void figures(StringBuilder out, Result result) {
        if (result.figures().isEmpty()) {
            return;
        }
        out.append("| what | who | median | lowest to highest | rounds |\n|---|---|---|---|---|\n");
        for (Figure figure : result.figures()) {
            if (!figure.values.isEmpty()) {
                out.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s to %s | %d |%n",
                        figure.group,
                        figure.who,
                        with(figure.median(), figure.unit),
                        Numbers.of(figure.least()),
                        Numbers.of(figure.most()),
                        figure.values.size()));
            }
        }
        out.append('\n');
    }

    private void plots(StringBuilder out, Result result) throws IOException {
        Map<String, List<Figure>> groups = new LinkedHashMap<>();
        result.figures().stream().filter(figure -> !figure.values.isEmpty()).forEach(figure -> groups.computeIfAbsent(
                        figure.group, g -> new ArrayList<>())
                .add(figure));
        int number = 0;
        for (Map.Entry<String, List<Figure>> group : groups.entrySet()) {
            boolean comparable =
                    group.getValue().stream().map(f -> f.unit).distinct().count() == 1;
            if (group.getValue().size() > 1 && comparable) {
                image(out, result.id() + "-" + ++number, group.getKey(), Chart.bars(group.getKey(), group.getValue()));
            }
        }
        for (Series series : result.series()) {
            image(out, result.id() + "-" + ++number, series.title(), Chart.lines(series));
        }
    }

    private void image(StringBuilder out, String name, String title, String svg) throws IOException {
        Files.writeString(images.resolve(name + ".svg"), svg);
        String path = page.toAbsolutePath()
                .getParent()
                .relativize(images.toAbsolutePath().resolve(name + ".svg"))
                .toString();
        out.append("![").append(title).append("](").append(path).append(")\n\n");
    }
}
