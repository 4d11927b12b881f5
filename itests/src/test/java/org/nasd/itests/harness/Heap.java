package org.nasd.itests.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What lives on the heap of an instance, after a full garbage collection. */
public final class Heap {

    private final long pid;

    private Heap(long pid) {
        this.pid = pid;
    }

    /** The heap of an instance's JVM, which its start script may have as a child. */
    public static Heap of(Distribution nasd) {
        ProcessHandle script = nasd.process().toHandle();
        ProcessHandle jvm = Stream.concat(Stream.of(script), script.descendants())
                .filter(process ->
                        process.info().command().map(c -> c.endsWith("/java")).orElse(false))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the instance has no JVM"));
        return new Heap(jvm.pid());
    }

    /** How many instances of a class there are. */
    public long instances(String className) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new AssertionError(histogram);
        }
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(className))
                .flatMap(columns -> Arrays.stream(columns).skip(1).limit(1))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
