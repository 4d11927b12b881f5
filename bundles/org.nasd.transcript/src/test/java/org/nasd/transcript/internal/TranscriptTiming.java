package org.nasd.transcript.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;

/**
 * Measures what a delivered event costs its caller and the writer. Run by hand: {@code java ... TranscriptTiming <accounts> <events per second, 0
 * for as many as possible> <seconds> <directory>}.
 */
final class TranscriptTiming {

    private static final int ROUNDS = 4;

    private TranscriptTiming() {}

    public static void main(String[] args) throws Exception {
        int accounts = Integer.parseInt(args[0]);
        int rate = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        Path directory = Files.createTempDirectory(Path.of(args[3]), "transcript");
        Nas[] nas = {Sample.nas("bras1", "10.0.0.1"), Sample.nas("bras2", "10.0.0.2"), Sample.nas("bras3", "10.0.0.3")};
        Delivery[] deliveries = new Delivery[accounts];
        Arrays.setAll(deliveries, i -> Sample.done(nas[i % nas.length], i + 1L));
        try (FileTranscript transcript = Sample.transcript(directory)) {
            for (int round = 0; round < ROUNDS; round++) {
                round(transcript, deliveries, rate, seconds, round);
            }
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static void round(FileTranscript transcript, Delivery[] deliveries, int rate, int seconds, int round)
            throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long writer = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("nasd-transcript"))
                .findFirst()
                .orElseThrow()
                .getId();
        long cpu = threads.getThreadCpuTime(writer);
        long own = threads.getCurrentThreadCpuTime();
        long dropped = transcript.dropped();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        long posted = 0;
        long calls = 0;
        while (System.nanoTime() < end) {
            long before = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                transcript.delivered(deliveries[(int) (posted++ % deliveries.length)]);
            }
            calls += System.nanoTime() - before;
            if (rate > 0) {
                long due = start + posted * 1_000_000_000L / rate;
                long wait = due - System.nanoTime();
                if (wait > 100_000) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        long lost = transcript.dropped() - dropped;
        long written = posted - lost;
        System.out.printf(
                "round %d: posted %,.0f/s (%.2f us per call, %.2f us cpu), written %,.0f/s, dropped %,d, writer %.2f us cpu per written event%n",
                round,
                posted / took,
                calls / 1e3 / posted,
                (threads.getCurrentThreadCpuTime() - own) / 1e3 / posted,
                written / took,
                lost,
                (threads.getThreadCpuTime(writer) - cpu) / 1e3 / Math.max(1, written));
    }
}
