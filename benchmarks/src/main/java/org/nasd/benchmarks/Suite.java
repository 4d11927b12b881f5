package org.nasd.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.nasd.benchmarks.measure.Catalogue;
import org.nasd.benchmarks.measure.Target;
import org.nasd.benchmarks.profile.Profile;
import org.nasd.benchmarks.result.Machine;
import org.nasd.benchmarks.result.Report;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Results;
import org.nasd.benchmarks.result.Size;

/** Measures targets one after the other, each in a process of its own that is ended when it takes too long, with all that it started. */
final class Suite {

    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final Size size;
    private final boolean profiled;
    private final Set<ProcessHandle> started = ConcurrentHashMap.newKeySet();

    Suite(Size size, boolean profiled) {
        this.size = size;
        this.profiled = profiled;
    }

    /** @return the exit status: 0 when everything could be measured, whatever the figures are */
    int run(List<String> ids) throws IOException, InterruptedException {
        Thread end = new Thread(this::endAll, "nasd-benchmarks-end");
        Runtime.getRuntime().addShutdownHook(end);
        Results.of(size).save("machine", Machine.describe());
        List<String> failed = new ArrayList<>();
        long start = System.nanoTime();
        for (String id : ids) {
            if (!run(id)) {
                failed.add(id);
            }
        }
        if (ids.size() > 1) {
            report(size);
        }
        System.out.printf(Locale.ROOT, "%n%.1f minutes.", (System.nanoTime() - start) / 60e9);
        System.out.println(failed.isEmpty() ? "" : " Not measured: " + String.join(", ", failed));
        return failed.isEmpty() ? 0 : 1;
    }

    private boolean run(String id) throws IOException, InterruptedException {
        System.out.println("\n== " + id + " " + Catalogue.target(id).title());
        Path recording = Path.of("target", "profile-" + id + ".jfr");
        Process process = new ProcessBuilder(command(id, recording)).inheritIO().start();
        Duration patience = Duration.ofMinutes(size.of(6, 10, 45));
        boolean ended = watch(process, patience);
        endAll();
        boolean measured = ended && process.exitValue() == 0;
        if (!measured && !(ended && process.exitValue() == 1)) {
            String why = ended
                    ? "its process ended with " + process.exitValue()
                    : "it took longer than " + patience.toMinutes() + " minutes";
            markFailed(id, why);
        }
        if (profiled && measured) {
            new Profile(recording).print();
        }
        return measured;
    }

    private void markFailed(String id, String why) throws IOException {
        Target target = Catalogue.target(id);
        Result result = new Result(id, target.title(), target.about(), size);
        result.failed(why);
        Results.of(size).save(result);
    }

    private List<String> command(String id, Path recording) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.logFile=target/" + id + ".log"));
        if (profiled) {
            command.add("-XX:StartFlightRecording=dumponexit=true,settings=profile,filename=" + recording);
            command.add("-XX:FlightRecorderOptions=stackdepth=128");
            command.add("-Xlog:jfr+startup=off");
            command.add("-Dnasd.benchmarks.profiled=true");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "measure", id));
        if (size != Size.USUAL) {
            command.add("--" + size.name().toLowerCase(Locale.ROOT));
        }
        return command;
    }

    /** Waits for its end, and remembers what it started. @return whether it ended in time */
    private boolean watch(Process process, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
            ProcessHandle.current().descendants().forEach(started::add);
            if (System.nanoTime() > deadline) {
                return false;
            }
        }
        return true;
    }

    /** Ends the target's process, gives what it started a moment to end by itself, as it does without it, and ends the rest. */
    private void endAll() {
        ProcessHandle.current().descendants().forEach(started::add);
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        long deadline = System.nanoTime() + MOMENT.toNanos();
        while (started.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        started.forEach(ProcessHandle::destroyForcibly);
        started.clear();
    }

    /** Writes the report out of the results that are there. */
    static void report(Size size) throws IOException {
        Path root = size.isQuick() ? Path.of("target/docs") : Path.of("../docs");
        File images = root.resolve("images/benchmarks").toFile();
        images.mkdirs();
        new Report(Results.of(size), root.resolve("benchmarks.md"), images.toPath()).write(Catalogue.ids());
        System.out.println("\nThe report is " + root.resolve("benchmarks.md").normalize());
    }
}
