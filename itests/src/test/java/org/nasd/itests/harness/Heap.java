package org.nasd.itests.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    long pid() {
        return pid;
    }

    /** What all that lives takes, in MB. */
    public long megabytes() throws IOException, InterruptedException {
        return figure("Total", 0, 2) >> 20;
    }

    /** How many instances of a class there are. */
    public long instances(String className) throws IOException, InterruptedException {
        return figure(className, 3, 1);
    }

    /** All threads by name, and what they are doing. */
    public String threads() throws IOException, InterruptedException {
        return asked("Thread.print");
    }

    private String asked(String question) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    /** Of the line that has this word in one column, the figure in another; 0 when there is none. */
    private long figure(String word, int column, int figure) throws IOException, InterruptedException {
        return asked("GC.class_histogram")
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > Math.max(column, figure) && columns[column].equals(word))
                .mapToLong(columns -> Long.parseLong(columns[figure]))
                .sum();
    }
}
