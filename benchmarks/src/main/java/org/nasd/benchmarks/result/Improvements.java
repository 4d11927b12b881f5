package org.nasd.benchmarks.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The report's section about what was made faster: profiles taken before and after, side by side. */
public final class Improvements {

    private final Results results;

    public Improvements(Results results) {
        this.results = results;
    }

    /**
     * A change with the figures taken before and after it.
     *
     * @param what was changed
     * @param how it was, and is
     * @param before by name
     * @param after by name
     */
    record Change(String what, String how, Map<String, Double> before, Map<String, Double> after) {}

    /** All of them, as they stand in the file. */
    record Changes(List<Change> changes) {}

    /**
     * Records a change, in the place of one of that name.
     *
     * @param before figures: what a profile left, or JMH's JSON
     * @param after the same kind of file
     */
    public void record(String what, String how, Path before, Path after) throws IOException {
        List<Change> changes = new ArrayList<>(results.read("faster", Changes.class)
                .orElse(new Changes(List.of()))
                .changes());
        changes.removeIf(change -> change.what().equals(what));
        changes.add(new Change(what, how, figures(before), figures(after)));
        results.save("faster", new Changes(changes));
    }

    private static Map<String, Double> figures(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        Map<String, Double> figures = new LinkedHashMap<>();
        if (!json.isArray()) {
            json.properties()
                    .forEach(one -> figures.put(one.getKey(), one.getValue().asDouble()));
            return figures;
        }
        for (JsonNode one : json) {
            String name = one.path("benchmark").asText().replaceAll(".*\\.", "");
            one.path("secondaryMetrics").properties().forEach(metric -> {
                if (metric.getKey().endsWith("gc.alloc.rate.norm")) {
                    figures.put(
                            name + ", bytes allocated",
                            metric.getValue().path("score").asDouble());
                }
            });
        }
        return figures;
    }

    void write(StringBuilder out) throws IOException {
        Changes changes = results.read("faster", Changes.class).orElse(new Changes(List.of()));
        if (changes.changes().isEmpty()) {
            return;
        }
        out.append(
                "## What was made faster\n\nEach with the profile or the microbenchmark taken before and after.\n\n");
        for (Change change : changes.changes()) {
            out.append("### ")
                    .append(change.what())
                    .append("\n\n")
                    .append(change.how())
                    .append("\n\n");
            out.append("| what | before | after | after / before |\n|---|---|---|---|\n");
            for (String name : new TreeSet<>(change.before().keySet())) {
                double before = change.before().get(name);
                double after = change.after().getOrDefault(name, Double.NaN);
                out.append("| ")
                        .append(name)
                        .append(" | ")
                        .append(Numbers.of(before))
                        .append(" | ");
                out.append(Double.isNaN(after) ? "too little to be listed" : Numbers.of(after))
                        .append(" | ");
                out.append(Numbers.of(after / before)).append(" |\n");
            }
            out.append('\n');
        }
    }
}
