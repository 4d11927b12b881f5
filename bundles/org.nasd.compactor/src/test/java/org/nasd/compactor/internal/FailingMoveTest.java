package org.nasd.compactor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.StackException;

/** What becomes of rows when moving them fails: because of one of them, or because of the database. */
class FailingMoveTest {

    private final CompactorFixture it = new CompactorFixture();
    private final MemoryStack stack = it.stack;

    /** Fails every move that holds the given row in its main part, as a database that refuses a value does. */
    private static Consumer<Expansion> refusing(long... ids) {
        return expansion -> {
            if (expansion.expanded().stream().anyMatch(one -> LongStream.of(ids)
                    .anyMatch(id -> id == one.source().id()))) {
                throw new StackException("move events", new IllegalStateException("value out of range"));
            }
        };
    }

    @Test
    void aRowThatVanishedUnderItsHandsDoesNotStopTheOthers() {
        it.accounts(1);
        long cancelled = it.add("user_add", 1);
        long other = it.add("user_edit", 1);
        stack.onMove(expansion -> stack.remove(cancelled));
        it.rounds();

        assertThat(stack.mainIds()).containsExactly(other);
        assertThat(stack.failed()).isEmpty();
    }

    @Test
    void aMoveThatFailsOnceIsSimplyTriedAgain() {
        it.accounts(1, 2);
        it.add("user_add", 1);
        it.add("user_add", 2);
        AtomicInteger left = new AtomicInteger(1);
        stack.onMove(expansion -> {
            if (left.getAndDecrement() > 0) {
                throw new StackException("connection reset");
            }
        });
        assertThat(it.round()).isFalse();
        assertThat(stack.moves()).isEqualTo(2);
        assertThat(stack.mainIds()).containsExactly(1L, 2L);
    }

    @Test
    void aPoisonousRowIsFoundAndRejectedWithTheDatabasesWords() {
        it.settings = CompactorFixture.batch(100);
        for (long i = 1; i <= 64; i++) {
            it.accounts(i);
            it.add("user_add", i);
        }
        stack.onMove(refusing(23));
        it.rounds();

        assertThat(stack.main()).hasSize(63);
        assertThat(stack.failed()).singleElement().satisfies(one -> {
            assertThat(one.source().id()).isEqualTo(23);
            assertThat(one.error()).contains("value out of range");
        });
        assertThat(stack.count()).isZero();
    }

    @Test
    void laterEventsOfThePoisonousRowsAccountKeepTheirOrder() {
        it.accounts(1, 2);
        long first = it.add("user_add", 1);
        long poison = it.add("user_edit", 1);
        long later = it.add("user_edit", 1);
        long other = it.add("user_edit", 2);
        stack.onMove(refusing(poison));
        it.rounds();

        assertThat(stack.mainIds()).containsExactly(first, other, later);
        assertThat(stack.failed()).hasSize(1);
    }

    @Test
    void manyPoisonousRowsDoNotStopTheOthers() {
        it.settings = CompactorFixture.batch(100);
        long[] poison = LongStream.rangeClosed(1, 300).toArray();
        for (long i = 1; i <= 310; i++) {
            it.accounts(i);
            it.add("user_add", i);
        }
        stack.onMove(refusing(poison));
        it.rounds();

        assertThat(stack.failed()).hasSize(300);
        assertThat(stack.main()).hasSize(10);
    }

    @Test
    void aPoisonousRowAloneIsNotRejectedAsLongAsTheDatabaseMayBeToBlame() {
        it.accounts(1, 2);
        it.add("user_add", 1);
        stack.onMove(refusing(1));
        assertThatThrownBy(it::round).isInstanceOf(StackException.class);
        assertThat(stack.failed()).isEmpty();
        assertThatThrownBy(it::round).isInstanceOf(StackException.class);

        it.add("user_add", 2);
        it.rounds();
        assertThat(stack.failed()).hasSize(1);
        assertThat(stack.main()).hasSize(1);
    }

    @Test
    void aDatabaseThatRefusesEveryWriteRejectsNothing() {
        it.settings = CompactorFixture.batch(1000);
        for (long i = 1; i <= 1000; i++) {
            it.accounts(i);
            it.add("user_add", i);
        }
        stack.onMove(expansion -> {
            it.clock.advance(Duration.ofMillis(100));
            throw new StackException("the disk is full");
        });
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(it::round).isInstanceOf(StackException.class);
            it.clock.advance(Duration.ofSeconds(5));
        }
        assertThat(stack.moves()).isLessThan(20 * 40);

        stack.onMove(expansion -> {});
        int before = stack.moves();
        it.rounds();
        assertThat(stack.failed()).isEmpty();
        assertThat(stack.mainIds()).isSorted().hasSize(1000);
        assertThat(stack.moves() - before).isLessThan(10);
    }

    @Test
    void aFaultOfOurOwnInOneRowIsTreatedAsAPoisonousRow() {
        it.accounts(1, 2);
        it.add("user_add", 1);
        it.add("user_add", 2);
        stack.onMove(expansion -> {
            if (expansion.expanded().stream().anyMatch(one -> one.source().id() == 1)) {
                throw new IllegalStateException("a bug");
            }
        });
        it.rounds();

        assertThat(stack.failed()).singleElement().satisfies(one -> assertThat(one.error())
                .contains("a bug"));
        assertThat(stack.mainIds()).containsExactly(2L);
    }

    @Test
    void aPoisonousRowThatCannotEvenBeRejectedWithItsParamsIsRejectedWithout() {
        it.accounts(1, 2);
        stack.add(World.withParams("user_add", 1, "{\"x\":1}"));
        it.add("user_add", 2);
        stack.onMove(expansion -> {
            refusing(1).accept(expansion);
            if (expansion.rejected().stream().anyMatch(one -> one.event().params() != null)) {
                throw new StackException("not that either");
            }
        });
        it.rounds();

        assertThat(stack.failed()).hasSize(1);
        assertThat(stack.mainIds()).containsExactly(2L);
    }
}
