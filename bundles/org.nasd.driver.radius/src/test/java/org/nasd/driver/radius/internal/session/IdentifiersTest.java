package org.nasd.driver.radius.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IdentifiersTest {

    private final Identifiers identifiers = new Identifiers(250);

    @Test
    void thereAre256AndNoMore() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 256; i++) {
            assertThat(seen.add(identifiers.take(0))).isTrue();
        }
        assertThat(identifiers.take(0)).isEqualTo(-1);
        identifiers.answered(7);
        assertThat(identifiers.take(0)).isEqualTo(7);
    }

    @Test
    void theLongestUnusedIsGivenOut() {
        int first = identifiers.take(0);
        identifiers.answered(first);
        for (int i = 0; i < 255; i++) {
            assertThat(identifiers.take(0)).isNotEqualTo(first);
        }
        assertThat(identifiers.take(0)).isEqualTo(first);
    }

    @Test
    void oneWithoutAnAnswerRests() {
        int lost = identifiers.take(0);
        identifiers.unanswered(lost, 1000);
        for (int i = 0; i < 255; i++) {
            identifiers.take(0);
        }
        assertThat(identifiers.anyResting(999)).isTrue();
        assertThat(identifiers.take(999)).isEqualTo(-1);
        assertThat(identifiers.restedIn(400)).isEqualTo(600);
        assertThat(identifiers.take(1000)).isEqualTo(lost);
        assertThat(identifiers.restedIn(1000)).isEqualTo(-1);
    }

    @Test
    void theClockMayWrapAround() {
        long nearEnd = Long.MAX_VALUE - 10;
        identifiers.unanswered(identifiers.take(nearEnd), nearEnd + 100);
        assertThat(identifiers.anyResting(nearEnd + 50)).isTrue();
        assertThat(identifiers.anyResting(nearEnd + 100)).isFalse();
    }
}
