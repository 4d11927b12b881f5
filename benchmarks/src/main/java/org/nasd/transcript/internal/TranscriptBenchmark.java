package org.nasd.transcript.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;
import org.nasd.benchmarks.bench.SampleNas;
import org.nasd.benchmarks.bench.Scratch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Deliveries on their way into the logs of their NAS and their accounts, to the files and all on one thread. */
@State(Scope.Benchmark)
public class TranscriptBenchmark {

    private static final int DELIVERIES = 100_000;
    private static final int ACCOUNTS = 5_000;
    private static final Retention RETENTION =
            new Retention(new Rotation(20 << 20, 5), new Rotation(512 << 10, 1), 30, 365);

    private static final Nas NAS = SampleNas.at(8728);

    private final List<Delivery> deliveries = LongStream.range(0, DELIVERIES)
            .mapToObj(TranscriptBenchmark::delivery)
            .toList();

    private Scratch scratch;

    private static Delivery delivery(long id) {
        Exchange exchange = new Exchange(
                "/queue simple ensure [name=crb_10.0.0.7] target=10.0.0.7/32 max-limit=10240k/20480k comment=crb_10.0.0.7",
                "",
                Duration.ofMillis(50));
        return new Delivery(
                NAS,
                id % ACCOUNTS,
                id % ACCOUNTS,
                id,
                "user_rate_set",
                1,
                new Outcome.Done(List.of(exchange)),
                Duration.ofMillis(50),
                "");
    }

    @Setup
    public void makeDirectory() throws IOException {
        scratch = new Scratch("logs");
    }

    @Benchmark
    @OperationsPerInvocation(DELIVERIES)
    public void deliveryWrittenToTheLogs() {
        Path root = scratch.directory();
        LongAdder lost = new LongAdder();
        Mailbox mailbox = new Mailbox(2 * DELIVERIES, Integer.MAX_VALUE);
        Places places = new Places(root);
        Wording wording = new Wording(new Stamp(ZoneId::systemDefault), "nasd");
        Logbook logbook = new Logbook(places, RETENTION, wording, new DiskTrouble(lost), lost);
        deliveries.forEach(delivery -> mailbox.post(new Entry.Attempt(System.currentTimeMillis(), delivery)));
        mailbox.close();
        new LogWriter(mailbox, wording, logbook, new Pruner(root, RETENTION, ZoneId::systemDefault), lost).run();
        if (lost.sum() > 0) {
            throw new IllegalStateException(lost.sum() + " lines were not written");
        }
    }

    @TearDown
    public void deleteDirectory() throws IOException {
        scratch.close();
    }
}
