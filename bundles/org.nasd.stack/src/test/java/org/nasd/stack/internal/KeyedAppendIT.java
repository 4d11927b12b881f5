package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.IdempotencyKey;
import org.nasd.api.stack.KeyReusedException;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class KeyedAppendIT {

    private static final IdempotencyKey KEY = new IdempotencyKey("order-1", "f1");
    private static final int CALLERS = 100;

    private final Fixture fixture;
    private final CompactStack compact;

    KeyedAppendIT(Fixture fixture) {
        this.fixture = fixture;
        this.compact = fixture.stacks.compact();
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
    }

    @Test
    void appendsOnceForAKeyAndSignalsOnce() throws SQLException {
        Fixture.Recorder recorder = new Fixture.Recorder();
        fixture.listeners.add(recorder);
        List<Long> first = compact.append(events(3), KEY);
        Fixture.await("a signal", () -> recorder.count("compact") > 0);
        assertThat(compact.append(events(3), KEY)).isEqualTo(first).isSorted().hasSize(3);
        assertThat(compact.read(0, 10)).extracting(CompactEvent::id).isEqualTo(first);
        assertThat(fixture.number("SELECT COUNT(*) FROM EVENTS_STACK_COMPACT WHERE IDEMPOTENCY_KEY = 'order-1'"))
                .isEqualTo(3);
    }

    @Test
    void refusesAKeyThatCameWithAnotherRequestAndAppendsNothing() {
        compact.append(events(1), KEY);
        assertThatThrownBy(() -> compact.append(events(2), new IdempotencyKey("order-1", "f2")))
                .isInstanceOf(KeyReusedException.class)
                .hasMessageContaining("order-1");
        assertThat(compact.count()).isEqualTo(1);
    }

    @Test
    void aHundredCallersWithOneKeyGetOneSetOfRowsAndEqualAnswers() throws Exception {
        List<List<Long>> answers = race(index -> compact.append(events(20), KEY));
        assertThat(answers).hasSize(CALLERS);
        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(compact.read(0, 100)).extracting(CompactEvent::id).isEqualTo(answers.get(0));
    }

    @Test
    void ofCallersWithOneKeyAndDifferentRequestsOneWins() throws Exception {
        List<List<Long>> answers = race(index -> {
            try {
                return compact.append(events(2), new IdempotencyKey("order-1", "f" + index % 4));
            } catch (KeyReusedException e) {
                return List.of();
            }
        });
        List<List<Long>> winners =
                answers.stream().filter(ids -> !ids.isEmpty()).toList();
        assertThat(winners).hasSize(CALLERS / 4);
        assertThat(new HashSet<>(winners)).hasSize(1);
        assertThat(compact.count()).isEqualTo(2);
    }

    @Test
    void aKeyWhoseEventsWereRefusedMayBeUsedAgain() {
        Event hostile = new Event("a", 5, null, null, null, null, null, "{\"a\":\"\0\"}", Owner.UNKNOWN);
        assertThatThrownBy(() -> compact.append(List.of(hostile), KEY)).isInstanceOf(IllegalArgumentException.class);
        assertThat(compact.append(events(1), KEY)).hasSize(1);
    }

    @Test
    void aKeyOfAFailedTransactionMayBeUsedAgain() throws SQLException {
        fixture.sql("ALTER TABLE EVENTS_STACK_COMPACT ADD CONSTRAINT NONE_TODAY CHECK (USER_ID < 0)");
        try {
            assertThatThrownBy(() -> compact.append(events(1), KEY)).hasMessageContaining("append 1 events");
        } finally {
            fixture.sql("ALTER TABLE EVENTS_STACK_COMPACT DROP CONSTRAINT NONE_TODAY");
        }
        assertThat(fixture.number("SELECT COUNT(*) FROM IDEMPOTENCY_KEYS")).isZero();
        assertThat(compact.append(events(1), KEY)).hasSize(1);
    }

    @Test
    void takesTheLargestRequestAndRefusesAKeyThatIsEmptyOrTooLong() {
        List<Long> ids = compact.append(events(10_000), KEY);
        assertThat(compact.append(events(10_000), KEY)).isEqualTo(ids).hasSize(10_000);
        assertThatThrownBy(() -> compact.append(events(1), new IdempotencyKey("k".repeat(256), "f")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("255");
        assertThatThrownBy(() -> compact.append(events(1), new IdempotencyKey(" ", "f")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(compact.append(events(1), new IdempotencyKey("\u043a".repeat(255), "f")))
                .hasSize(1);
    }

    @Test
    void forgetsAKeyAfterADay() throws SQLException {
        List<Long> first = compact.append(events(1), KEY);
        age(Duration.ofHours(23));
        fixture.stacks.clean();
        assertThat(compact.append(events(1), KEY)).isEqualTo(first);
        age(Duration.ofHours(25));
        fixture.stacks.clean();
        assertThat(compact.append(events(1), KEY)).isNotEqualTo(first);
    }

    private void age(Duration by) throws SQLException {
        fixture.sql(
                "UPDATE IDEMPOTENCY_KEYS SET CREATED_DATE = CURRENT_TIMESTAMP - INTERVAL '" + by.toHours() + "' HOUR");
    }

    private static List<Event> events(int count) {
        return LongStream.range(0, count)
                .mapToObj(user -> Event.of("user_auth", user))
                .toList();
    }

    private interface Call {
        List<Long> by(int index) throws Exception;
    }

    private static List<List<Long>> race(Call call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            CountDownLatch ready = new CountDownLatch(CALLERS);
            List<Callable<List<Long>>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int index = i;
                calls.add(() -> {
                    ready.countDown();
                    ready.await();
                    return call.by(index);
                });
            }
            List<List<Long>> answers = new ArrayList<>();
            for (Future<List<Long>> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }
}
