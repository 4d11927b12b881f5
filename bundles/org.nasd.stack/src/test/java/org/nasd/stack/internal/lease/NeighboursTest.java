package org.nasd.stack.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.nasd.api.stack.Leases.Node;

class NeighboursTest {

    private static final Node SELF = new Node("a", "alpha", Instant.EPOCH, Duration.ZERO, false);
    private static final Node OTHER = new Node("b", "bravo", Instant.EPOCH, Duration.ZERO, false);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
    private final Neighbours neighbours = new Neighbours(clock::get);

    @Test
    void whereNothingIsKnownThereMayBeOthers() {
        assertThat(neighbours.mayBeThere()).isTrue();
    }

    @Test
    void aNodeIsAloneForSecondsAfterItSawThatItIs() {
        neighbours.seen(List.of(SELF));
        assertThat(neighbours.mayBeThere()).isFalse();
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(neighbours.mayBeThere()).isFalse();
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(neighbours.mayBeThere()).isTrue();
    }

    @Test
    void anotherIsThereAsSoonAsItIsSeen() {
        neighbours.seen(List.of(SELF));
        neighbours.seen(List.of(SELF, OTHER));
        assertThat(neighbours.mayBeThere()).isTrue();
    }
}
