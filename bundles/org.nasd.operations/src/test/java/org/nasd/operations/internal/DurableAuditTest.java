package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.stack.AuditLog;
import org.nasd.api.stack.StackException;

@Timeout(30)
class DurableAuditTest {

    private static final DurableAudit.Timing QUICK =
            new DurableAudit.Timing(Duration.ofMillis(10), Duration.ofMillis(500));

    private final List<AuditEntry> logged = new CopyOnWriteArrayList<>();
    private final Memory database = new Memory();

    private static final class Memory implements AuditLog {
        final List<Entry> entries = new CopyOnWriteArrayList<>();
        final CountDownLatch gate = new CountDownLatch(1);
        volatile boolean down;
        volatile boolean slow;

        @Override
        public void append(List<Entry> some) {
            if (slow) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new StackException("interrupted", e);
                }
            }
            if (down) {
                throw new StackException("down");
            }
            entries.addAll(some);
        }

        @Override
        public List<Entry> list(String who, String text, long beforeId, int limit) {
            return entries;
        }
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry(Callers.OPERATOR, action, "done");
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void entriesReachTheDatabaseInTheirOrder() {
        DurableAudit audit = new DurableAudit(logged::add, database, QUICK);
        List<String> actions = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            actions.add("a" + i);
            audit.record(entry("a" + i));
        }

        audit.close();

        assertThat(database.entries).extracting(AuditLog.Entry::action).isEqualTo(actions);
        assertThat(database.entries.get(0))
                .isEqualTo(new AuditLog.Entry(0, null, "ann", "operator", "test", "a0", "done"));
        assertThat(logged).hasSize(1200);
    }

    @Test
    void entriesWaitForADatabaseThatIsDown() {
        database.down = true;
        DurableAudit audit = new DurableAudit(logged::add, database, QUICK);
        audit.record(entry("a"));
        assertThat(audit.unwritten()).isEqualTo(1);

        database.down = false;

        await(() -> audit.unwritten() == 0);
        assertThat(database.entries).extracting(AuditLog.Entry::action).containsExactly("a");
        audit.close();
    }

    @Test
    void nobodyWaitsForADatabaseThatHangsAndTheGapIsTold() {
        database.slow = true;
        DurableAudit audit = new DurableAudit(logged::add, database, QUICK);
        for (int i = 0; i < 12_000; i++) {
            audit.record(entry("a" + i));
        }
        assertThat(logged).hasSize(12_000);
        assertThat(audit.unwritten()).isEqualTo(12_000);

        database.slow = false;
        database.gate.countDown();

        await(() -> audit.unwritten() == 0);
        audit.close();
        long gaps = database.entries.stream()
                .filter(e -> e.who().equals("nasd"))
                .mapToLong(
                        e -> Long.parseLong(e.result().substring(0, e.result().indexOf(' '))))
                .sum();
        assertThat(gaps).isPositive();
        assertThat(database.entries.stream().filter(e -> e.who().equals("ann")).count() + gaps)
                .isEqualTo(12_000);
    }

    @Test
    void stoppingEndsInTimeWhateverTheDatabaseDoes() {
        database.slow = true;
        DurableAudit audit = new DurableAudit(logged::add, database, QUICK);
        audit.record(entry("a"));
        long begun = System.nanoTime();

        audit.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void noEntryIsSuchThatTheDatabaseRefusesItForEver() {
        DurableAudit audit = new DurableAudit(logged::add, database, QUICK);

        audit.record(entry("a\0b" + "x".repeat(5000)));

        audit.close();
        assertThat(database.entries.get(0).action()).startsWith("a bx").hasSize(1000);
    }
}
