package org.nasd.transcript.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasd.api.nas.Nas;

class MailboxTest {

    private static final Nas BRAS = Sample.nas("bras1", "10.0.0.1");

    private final List<Entry> taken = new ArrayList<>();

    private static Entry remark(String text) {
        return new Entry.Remark(0, BRAS, 1L, 5, text);
    }

    @Test
    void isBoundedByEntries() {
        Mailbox mailbox = new Mailbox(3, 1_000_000);
        assertThat(IntStream.range(0, 5)
                        .filter(i -> mailbox.post(remark("r" + i)))
                        .count())
                .isEqualTo(3);
        assertThat(mailbox.takeDrops()).isEqualTo(Map.of(Log.of(BRAS), 2L));
        assertThat(mailbox.takeDrops()).isEmpty();
        assertThat(mailbox.take(taken, 10)).isEqualTo(3);
        assertThat(mailbox.post(remark("room is given back only on release"))).isFalse();
        mailbox.release(taken);
        assertThat(mailbox.post(remark("now"))).isTrue();
    }

    @Test
    void isBoundedByCharactersButLetsOneLargeEntryPass() {
        Mailbox mailbox = new Mailbox(100, 10_000);
        assertThat(mailbox.post(remark("x".repeat(50_000)))).isTrue();
        assertThat(mailbox.post(remark("x"))).isFalse();
        mailbox.take(taken, 10);
        mailbox.release(taken);
        assertThat(mailbox.post(remark("x".repeat(5_000)))).isTrue();
        assertThat(mailbox.post(remark("x".repeat(5_000)))).isFalse();
        assertThat(mailbox.post(remark("x".repeat(4_000)))).isTrue();
    }

    @Test
    void keepsRoomForTheDaemonsOwnLines() {
        Mailbox mailbox = new Mailbox(1, 100_000);
        assertThat(mailbox.post(remark("fills it"))).isTrue();
        assertThat(mailbox.post(remark("too much"))).isFalse();
        assertThat(IntStream.range(0, 1_100)
                        .filter(i -> mailbox.post(new Entry.Daemon(0, "line")))
                        .count())
                .isEqualTo(1_000);
    }

    @Test
    void losesAndInventsNothingUnderContention() throws Exception {
        Mailbox mailbox = new Mailbox(500, 1_000_000);
        ExecutorService posters = Executors.newFixedThreadPool(4);
        AtomicLong accepted = new AtomicLong();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(posters.submit(() -> {
                for (int n = 0; n < 50_000; n++) {
                    if (mailbox.post(remark("x"))) {
                        accepted.incrementAndGet();
                    }
                }
            }));
        }
        long received = 0;
        long dropped = 0;
        while (!running.stream().allMatch(Future::isDone) || !mailbox.isEmpty()) {
            received += mailbox.take(taken, 100);
            mailbox.release(taken);
            taken.clear();
            dropped += mailbox.takeDrops().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        for (Future<?> one : running) {
            one.get();
        }
        posters.shutdown();
        dropped +=
                mailbox.takeDrops().values().stream().mapToLong(Long::longValue).sum();
        assertThat(received).isEqualTo(accepted.get());
        assertThat(received + dropped).isEqualTo(200_000);
        assertThat(mailbox.size()).isZero();
    }
}
