package org.nasd.transcript.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;

@Timeout(60)
class FileTranscriptTest {

    private static final Nas BRAS = Sample.nas("bras1", "10.0.0.1");

    @TempDir
    Path root;

    private static void eventually(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static String text(Path file) throws Exception {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static long heads(Path file) throws Exception {
        return text(file).lines().filter(line -> line.contains(" event=")).count();
    }

    @Test
    void everyLogGetsItsLinesInTheOrderOfTheCalls() throws Exception {
        FileTranscript transcript = Sample.transcript(root);
        transcript.daemon("Start work with nas");
        for (int attempt = 1; attempt <= 100; attempt++) {
            transcript.delivered(new Delivery(
                    BRAS, 3L, 5, 4711, "user_edit", attempt, new Outcome.Done(List.of()), Duration.ZERO, ""));
            transcript.delivered(new Delivery(
                    BRAS, null, 6, 4711, "user_edit", attempt, new Outcome.Done(List.of()), Duration.ZERO, ""));
        }
        transcript.remark(BRAS, 3L, 5, "superseded");
        transcript.close();

        assertThat(text(transcript.daemonLog()))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d host nas_event_daemon\\[42]: Start work with nas\n");
        List<String> account = Files.readAllLines(transcript.accountLog(3, 5));
        assertThat(account).hasSize(101);
        for (int attempt = 1; attempt <= 100; attempt++) {
            assertThat(account.get(attempt - 1)).contains(" account=5 subscriber=3 attempt=" + attempt + " ");
        }
        assertThat(account.get(100)).endsWith(" remark: superseded");
        assertThat(Files.readAllLines(transcript.nasLog(BRAS))).hasSize(201).containsAll(account);
        assertThat(root.resolve("abonents").toFile().list()).containsExactly("3");
        assertThat(transcript.dropped()).isZero();
    }

    @Test
    void aLineIsThereSoonWithoutClosing() throws Exception {
        try (FileTranscript transcript = Sample.transcript(root)) {
            long start = System.nanoTime();
            transcript.delivered(Sample.done(BRAS, 5));
            eventually(() -> heads(transcript.accountLog(1005, 5)) == 1 && heads(transcript.nasLog(BRAS)) == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aLogThatWasTakenAwayIsBegunAnew() throws Exception {
        try (FileTranscript transcript = Sample.transcript(root)) {
            transcript.delivered(Sample.done(BRAS, 5));
            eventually(() -> heads(transcript.nasLog(BRAS)) == 1 && heads(transcript.accountLog(1005, 5)) == 1);
            Files.delete(transcript.nasLog(BRAS));
            Files.delete(transcript.accountLog(1005, 5));
            Files.delete(transcript.accountLog(1005, 5).getParent());
            transcript.delivered(Sample.done(BRAS, 5));
            eventually(() -> heads(transcript.nasLog(BRAS)) == 1 && heads(transcript.accountLog(1005, 5)) == 1);
        }
    }

    @Test
    void manyAccountsNeedFewOpenFilesAndNothingIsLost() throws Exception {
        int accounts = 3_000;
        int most = 0;
        try (FileTranscript transcript = Sample.transcript(root)) {
            int before = new File("/proc/self/fd").list().length;
            for (int round = 0; round < 5; round++) {
                for (int account = 1; account <= accounts; account++) {
                    transcript.delivered(Sample.done(BRAS, account));
                    if (account % 500 == 0) {
                        most = Math.max(most, new File("/proc/self/fd").list().length - before);
                    }
                }
            }
            eventually(() -> heads(transcript.accountLog(1000 + accounts, accounts)) == 5);
            assertThat(transcript.dropped()).isZero();
        }
        assertThat(most).isLessThan(20);
        for (int account = 1; account <= accounts; account++) {
            assertThat(heads(root.resolve("abonents/" + (1000 + account) + "/event_" + account + ".log")))
                    .isEqualTo(5);
        }
    }

    @Test
    void aWriterThatIsStuckStopsNobodyAndWhatIsMissingIsSaidAfterwards() throws Exception {
        Path pipe = root.resolve("nas_event_daemon/bras1_10.0.0.1.log");
        makePipe(pipe);
        FileTranscript transcript =
                new FileTranscript(root, "host nas_event_daemon[42]:", 1_000, 10_000_000, Sample.RETENTION);
        transcript.delivered(Sample.done(BRAS, 5));
        eventually(() -> isStuckIn("open"));

        long start = System.nanoTime();
        long slowest = 0;
        for (int i = 0; i < 100_000; i++) {
            long before = System.nanoTime();
            transcript.delivered(Sample.done(BRAS, 5));
            slowest = Math.max(slowest, System.nanoTime() - before);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(1));
        assertThat(transcript.dropped()).isEqualTo(99_000);

        ExecutorService reader = Executors.newSingleThreadExecutor();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> read(pipe, "lines dropped"), reader);
        String text = read.get(20, TimeUnit.SECONDS);
        reader.shutdown();
        assertThat(text).contains(" ... 99000 lines dropped ... ");
        // The reader has gone: what is left of the pipe is a broken one, and closing copes.
        transcript.close();
        assertThat(heads(transcript.accountLog(1005, 5))).isEqualTo(1_001);
    }

    private static String read(Path pipe, String until) {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[65_536];
        while (text.indexOf(until) < 0) {
            try (InputStream in = new FileInputStream(pipe.toFile())) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    @Test
    void closingDoesNotWaitForAStuckWriterBeyondItsDeadline() throws Exception {
        Path pipe = root.resolve("nas_event_daemon/bras1_10.0.0.1.log");
        makePipe(pipe);
        FileTranscript transcript = Sample.transcript(root);
        transcript.delivered(Sample.done(BRAS, 5));
        eventually(() -> isStuckIn("open"));
        transcript.delivered(Sample.done(BRAS, 5));
        long start = System.nanoTime();
        transcript.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(4), Duration.ofMillis(5_900));
        assertThat(transcript.dropped()).isPositive();
        transcript.delivered(Sample.done(BRAS, 5));
        new FileInputStream(pipe.toFile()).close();
        eventually(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("nasd-transcript")));
    }

    @Test
    void aFullDiskLosesLinesCountsThemAndIsOvercome() throws Exception {
        Path log = Files.createDirectories(root.resolve("nas_event_daemon")).resolve("bras1_10.0.0.1.log");
        Files.createSymbolicLink(log, Path.of("/dev/full"));
        try (FileTranscript transcript = Sample.transcript(root)) {
            assertThat(transcript.problems()).isEmpty();
            transcript.delivered(Sample.done(BRAS, 5));
            transcript.delivered(Sample.done(BRAS, 6));
            eventually(() -> transcript.dropped() == 2);
            eventually(() -> heads(transcript.accountLog(1006, 6)) == 1);
            assertThat(transcript.problems())
                    .singleElement()
                    .asString()
                    .startsWith(log + " cannot be written (IOException: No space left on device)");
            Files.delete(log);
            eventually(() -> text(log).contains(" ... 2 lines dropped ... "));
            transcript.delivered(Sample.done(BRAS, 5));
            eventually(() -> heads(log) == 1);
            eventually(() -> transcript.problems().isEmpty());
        }
    }

    @Test
    void anEntryThatCannotBePutIntoWordsHarmsNoOther() throws Exception {
        FileTranscript transcript = Sample.transcript(root);
        transcript.delivered(new Delivery(BRAS, 3L, 5, 1, null, 1, new Outcome.Done(List.of()), null, null));
        transcript.daemon("next");
        transcript.close();
        assertThat(text(transcript.daemonLog())).endsWith(": next\n");
        assertThat(transcript.nasLog(BRAS)).doesNotExist();
        assertThat(transcript.dropped()).isEqualTo(1);
    }

    @Test
    void anAnswerOfAMebibyteIsWrittenWhole() throws Exception {
        FileTranscript transcript = Sample.transcript(root);
        String answer = "x".repeat(1 << 20) + "end";
        transcript.delivered(Sample.delivery(BRAS, 5, new Outcome.Done(List.of(Sample.exchange("/export", answer)))));
        transcript.close();
        assertThat(text(transcript.accountLog(1005, 5))).endsWith(answer + "\n");
    }

    @Test
    void afterClosingNothingIsTakenAndNothingThrown() {
        FileTranscript transcript = Sample.transcript(root);
        transcript.close();
        transcript.daemon("late");
        transcript.delivered(Sample.done(BRAS, 5));
        transcript.remark(BRAS, 3L, 5, "late");
        transcript.close();
        assertThat(transcript.dropped()).isEqualTo(3);
        assertThat(transcript.daemonLog()).doesNotExist();
    }

    private static void makePipe(Path pipe) throws Exception {
        Files.createDirectories(pipe.getParent());
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    private static boolean isStuckIn(String method) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("nasd-transcript"))
                .anyMatch(entry -> entry.getValue().length > 0
                        && entry.getValue()[0].getMethodName().startsWith(method));
    }
}
