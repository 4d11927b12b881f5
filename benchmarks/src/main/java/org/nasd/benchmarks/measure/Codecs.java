package org.nasd.benchmarks.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** JMH on what is done for every event: codecs, templates, JSON, logs. */
final class Codecs implements Target {

    @Override
    public String title() {
        return "Codecs, templates, JSON and logs by JMH";
    }

    @Override
    public String about() {
        return "What is done for every event, by itself: RouterOS sentences, RADIUS CoA packets, a Telnet answer over loopback, a template, PARAMS, the lines in the logs."
                + " Average time and bytes allocated for one operation, by JMH with its gc profiler; a round is an iteration.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        Path json = Path.of("target/jmh.json").toAbsolutePath();
        Files.deleteIfExists(json);
        String classes = "target/classes:target/lib/*:target/measured/*:target/bundles/*";
        Process jmh = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        expanded(classes),
                        "org.openjdk.jmh.Main",
                        "-bm",
                        "avgt",
                        "-tu",
                        "ns",
                        "-f",
                        String.valueOf(size.of(1, 1, 3)),
                        "-wi",
                        String.valueOf(size.of(1, 3, 5)),
                        "-i",
                        String.valueOf(size.of(1, 3, 5)),
                        "-w",
                        size.isQuick() ? "200ms" : "1s",
                        "-r",
                        size.isQuick() ? "200ms" : "1s",
                        "-prof",
                        "gc",
                        "-foe",
                        "true",
                        "-rf",
                        "json",
                        "-rff",
                        json.toString())
                .inheritIO()
                .start();
        if (jmh.waitFor() != 0) {
            throw new IOException("JMH ended with " + jmh.exitValue());
        }
        for (JsonNode one : new ObjectMapper().readTree(json.toFile())) {
            String name = name(one.path("benchmark").asText());
            one.path("primaryMetric")
                    .path("rawData")
                    .forEach(fork -> fork.forEach(value ->
                            result.figure("time for one", "nasd, " + name, "ns").add(value.asDouble())));
            result.figure("allocated for one", "nasd, " + name, "bytes")
                    .add(one.path("secondaryMetrics")
                            .path("gc.alloc.rate.norm")
                            .path("score")
                            .asDouble());
        }
    }

    /** JMH gives its own class path to its forks, so that no wildcard may stand in it. */
    private static String expanded(String classes) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String part : List.of(classes.split(":", -1))) {
            if (!part.endsWith("/*")) {
                all.append(part).append(':');
                continue;
            }
            try (var jars = Files.newDirectoryStream(Path.of(part.substring(0, part.length() - 2)), "*.jar")) {
                jars.forEach(jar -> all.append(jar).append(':'));
            }
        }
        return all.toString();
    }

    /** {@code sentenceRead} as people would say it. */
    private static String name(String benchmark) {
        return benchmark
                .substring(benchmark.lastIndexOf('.') + 1)
                .replaceAll("([A-Z]|(?<=[a-zA-Z])\\d+)", " $1")
                .toLowerCase(Locale.ROOT);
    }
}
