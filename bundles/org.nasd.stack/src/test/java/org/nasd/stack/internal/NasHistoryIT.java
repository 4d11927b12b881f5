package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.stack.NasHistory;
import org.nasd.api.stack.NasHistory.Minute;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class NasHistoryIT {

    private final Fixture fixture;
    private final NasHistory history;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    NasHistoryIT(Fixture fixture) {
        this.fixture = fixture;
        this.history = fixture.stacks.history();
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
    }

    @Test
    void keepsAMinuteAsItWasRecordedLast() {
        history.append(List.of(minute(1, now, 5), minute(1, now.minusSeconds(60), 4), minute(1, now, 6)));
        history.append(List.of(minute(1, now, 7), minute(NasHistory.ALL, now, 70)));
        assertThat(history.read(Set.of(1L, 2L), now.minusSeconds(600)))
                .containsOnlyKeys(1L)
                .containsEntry(1L, List.of(minute(1, now.minusSeconds(60), 4), minute(1, now, 7)));
        assertThat(history.read(Set.of(0L, 1L), now)).containsOnlyKeys(0L, 1L);
        assertThat(history.read(Set.of(1L), now.plusSeconds(1))).isEmpty();
        assertThat(history.read(Set.of(), now)).isEmpty();
    }

    @Test
    void readsADayOfAHundredNasAtOnceAndForgetsWhatIsOlder() {
        List<Minute> all = new ArrayList<>();
        for (long nasId = 0; nasId < 100; nasId++) {
            for (int ago = 0; ago < 27 * 60; ago += 20) {
                all.add(minute(nasId, now.minus(Duration.ofMinutes(ago)), ago));
            }
        }
        history.append(all);
        Set<Long> nasIds = LongStream.range(0, 100).boxed().collect(Collectors.toSet());
        assertThat(history.read(nasIds, Instant.EPOCH).values()).hasSize(100).allMatch(one -> one.size() == 81);
        fixture.stacks.clean();
        assertThat(history.read(nasIds, Instant.EPOCH).values())
                .hasSize(100)
                .allMatch(one -> one.size() == 75
                        && one.get(0).waiting() == 1_480
                        && one.get(74).waiting() == 0);
    }

    private static Minute minute(long nasId, Instant minute, long waiting) {
        return new Minute(nasId, minute, waiting, 100, 3, 2, Duration.ofNanos(1_234_000), Duration.ofMillis(250));
    }
}
