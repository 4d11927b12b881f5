package org.nasd.benchmarks.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Reads a flight recording: where the time of the measured rounds went, and what they allocated for an event. */
public final class Profile {

    private static final int MOST = 25;
    private static final int KEPT = 20;
    private static final String SAMPLES = "processor samples for 100,000 events";
    private static final String OURS = "org.nasd.";

    private final Path recording;
    private final List<Instant[]> rounds = new ArrayList<>();
    private final Map<String, Double> leaves = new HashMap<>();
    private final Map<String, Double> ours = new HashMap<>();
    private final Map<String, Double> threads = new HashMap<>();
    private final Map<String, Double> allocators = new HashMap<>();
    private final Map<String, Double> classes = new HashMap<>();
    private long events;
    private double samples;
    private double bytes;

    public Profile(Path recording) {
        this.recording = recording;
    }

    /** Prints it; the first round, which warms up, is left out where there are more. */
    public void print() throws IOException {
        List<RecordedEvent> all = RecordingFile.readAllEvents(recording);
        List<RecordedEvent> marks = all.stream()
                .filter(event -> event.getEventType().getName().equals(Round.NAME))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
        for (RecordedEvent mark : marks.subList(marks.size() > 1 ? 1 : 0, marks.size())) {
            rounds.add(new Instant[] {mark.getStartTime(), mark.getEndTime()});
            events += mark.getLong("events");
        }
        all.stream().filter(this::isMeasured).forEach(this::add);
        System.out.printf(
                Locale.ROOT,
                "%n%d events in %d rounds of %s, %.0f samples, %.0f bytes allocated for an event%n",
                events,
                rounds.size(),
                rounds.stream().map(r -> Duration.between(r[0], r[1])).reduce(Duration.ZERO, Duration::plus),
                samples,
                bytes / Math.max(1, events));
        save();
        table("threads, % of samples", threads, samples / 100);
        table("hottest frames, % of samples", leaves, samples / 100);
        table("hottest frames of nasd, with what they call, % of samples", ours, samples / 100);
        table("allocated by (nearest frame of nasd), bytes for an event", allocators, (double) Math.max(1, events));
        table("allocated, bytes for an event", classes, (double) Math.max(1, events));
    }

    /** Leaves the figures that a change can be judged by beside the recording. */
    private void save() throws IOException {
        Map<String, Double> figures = new TreeMap<>();
        figures.put(SAMPLES, samples * 1e5 / Math.max(1, events));
        figures.put("bytes allocated for an event", bytes / Math.max(1, events));
        allocators.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(KEPT)
                .forEach(one -> figures.put(
                        "bytes allocated for an event by " + one.getKey(), one.getValue() / Math.max(1, events)));
        ours.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(KEPT)
                .forEach(one ->
                        figures.put(SAMPLES + " in " + one.getKey(), one.getValue() * 1e5 / Math.max(1, events)));
        Files.writeString(
                Path.of(recording.toString().replace(".jfr", ".json")),
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(figures));
    }

    private boolean isMeasured(RecordedEvent event) {
        Instant at = event.getStartTime();
        return rounds.isEmpty() || rounds.stream().anyMatch(r -> !at.isBefore(r[0]) && !at.isAfter(r[1]));
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        RecordedStackTrace trace = event.getStackTrace();
        if (trace == null || trace.getFrames().isEmpty()) {
            return;
        }
        if (type.equals("jdk.ExecutionSample")) {
            samples++;
            leaves.merge(name(trace.getFrames().get(0)), 1.0, Double::sum);
            ours.merge(nearest(trace), 1.0, Double::sum);
            if (event.getThread("sampledThread") != null) {
                threads.merge(
                        String.valueOf(event.getThread("sampledThread").getJavaName())
                                .replaceAll("\\d+", "N"),
                        1.0,
                        Double::sum);
            }
        } else if (type.equals("jdk.ObjectAllocationSample")) {
            double weight = event.getLong("weight");
            bytes += weight;
            allocators.merge(nearest(trace), weight, Double::sum);
            classes.merge(event.getClass("objectClass").getName(), weight, Double::sum);
        }
    }

    private static String nearest(RecordedStackTrace trace) {
        return trace.getFrames().stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith(OURS))
                .findFirst()
                .map(Profile::name)
                .orElse("(none of nasd)");
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static void table(String title, Map<String, Double> values, double unit) {
        System.out.println("\n" + title);
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MOST)
                .forEach(one -> System.out.printf(Locale.ROOT, "%8.1f  %s%n", one.getValue() / unit, one.getKey()));
    }
}
