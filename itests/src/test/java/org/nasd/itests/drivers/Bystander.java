package org.nasd.itests.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.nasd.itests.harness.Await;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Latency;

/**
 * A NAS that has more to do than it can, all the time, and must not feel what happens to others. Its latency sets its pace, not the
 * machine's, so that what it does in a second can be compared.
 */
final class Bystander implements AutoCloseable {

    static final int FORKS = 20;

    private static final int ACCOUNTS = 40;
    private static final Duration LATENCY = Duration.ofMillis(200);

    /** A round of events keeps the forks busy for 0.8 s: two commands each. */
    private static final long PAUSE = 700_000_000L;

    private static final int WINDOWS = 5;
    private static final int IN_ADVANCE = 5;

    private final RouterDevice device = new RouterDevice("bystander", FORKS, LATENCY);
    private final AtomicBoolean enough = new AtomicBoolean();
    private CompletableFuture<Integer> placesOfEach;
    private Site site;
    private Site.Range accounts;

    RouterDevice device() {
        return device;
    }

    /** Begins its work. */
    void start(Site where) throws Exception {
        site = where;
        accounts = site.add(device, ACCOUNTS);
        placesOfEach = CompletableFuture.supplyAsync(this::produce);
        Await.until("the bystander works", Duration.ofSeconds(60), () -> commands() > 2 * FORKS);
    }

    private int produce() {
        int place = 0;
        try {
            while (!enough.get()) {
                for (int i = place == 0 ? IN_ADVANCE : 1; i > 0; i--) {
                    int now = ++place;
                    site.billing()
                            .ask(LongStream.rangeClosed(accounts.first(), accounts.last())
                                    .mapToObj(account -> Mark.fine(account, now).request())
                                    .toList());
                }
                LockSupport.parkNanos(PAUSE);
            }
            return place;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many commands it has carried out. */
    long commands() {
        return device.simulated().journal().total();
    }

    /** Commands per second over so many commands from now on. */
    double pace(int commands) throws InterruptedException {
        long from = commands();
        Await.until("the bystander has gone on", Duration.ofSeconds(60), () -> commands() >= from + commands);
        return paceSince(from);
    }

    /**
     * Whether it keeps a share of its pace while something goes on. A busy machine slows it for a while, a neighbour that is in its way
     * does so every time: it is enough when it keeps its pace in one of a few windows.
     *
     * @param calm its pace when all was well
     * @param again lets what goes on begin anew
     * @return its best pace, as a share of the calm one
     */
    double keeps(double calm, double share, int commands, Callable<?> again) throws Exception {
        double best = 0;
        for (int i = 0; i < WINDOWS && best < share; i++) {
            again.call();
            best = Math.max(best, pace(commands) / calm);
        }
        return best;
    }

    /** Commands per second from that number of commands until now. */
    double paceSince(long from) {
        List<JournalEntry> entries = device.simulated().journal().entriesAfter(from);
        long micros =
                entries.get(entries.size() - 1).endedMicros() - entries.get(0).endedMicros();
        return (entries.size() - 1) * 1e6 / micros;
    }

    /** Lets it do all that is left as fast as it can: nothing was lost, repeated or out of order, and its forks were enough. */
    void assertNothingHappened() throws Exception {
        enough.set(true);
        int places = placesOfEach.get();
        device.simulated().latency(Latency.NONE);
        Await.until(
                "the bystander has done everything",
                Duration.ofMinutes(2),
                () -> Seen.by(device).last(accounts) == places);
        assertThat(Seen.by(device).wrong(accounts, places)).isEmpty();
        assertThat(device.mostAtOnce()).isLessThanOrEqualTo(FORKS);
    }

    @Override
    public void close() {
        enough.set(true);
        device.close();
    }
}
