package org.nasd.webconsole.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.nasd.api.operations.Role;

class SessionsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Sessions sessions = new Sessions(Duration.ofMinutes(10), Duration.ofHours(1), now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aSessionThatIsUsedLivesUntilTheLongestTimeIsOver() {
        Session session = sessions.begin("eve", Role.OPERATOR);
        for (int i = 0; i < 6; i++) {
            pass(Duration.ofMinutes(9));
            assertThat(sessions.use(session.id())).contains(session);
        }
        pass(Duration.ofMinutes(7));
        assertThat(sessions.use(session.id())).isEmpty();
    }

    @Test
    void aSessionThatIsNotUsedEnds() {
        Session session = sessions.begin("eve", Role.OPERATOR);
        pass(Duration.ofMinutes(11));
        assertThat(sessions.use(session.id())).isEmpty();
    }

    @Test
    void nobodyKnowsAnotherOnesSession() {
        Session one = sessions.begin("eve", Role.OPERATOR);
        Session other = sessions.begin("eve", Role.OPERATOR);
        assertThat(one.id()).hasSizeGreaterThan(40).isNotEqualTo(other.id());
        assertThat(one.token()).isNotEqualTo(other.token()).isNotEqualTo(one.id());
        assertThat(one.toString()).doesNotContain(one.id()).doesNotContain(one.token());
    }

    @Test
    void whoFloodsTheLoginsDoesNotFillTheMemoryAndTheOneAtWorkStays() {
        Session working = sessions.begin("eve", Role.OPERATOR);
        Session first = sessions.begin("idle", Role.VIEWER);
        for (int i = 0; i < 1500; i++) {
            sessions.begin("flood", Role.VIEWER);
            assertThat(sessions.use(working.id())).isPresent();
        }
        assertThat(sessions.use(first.id())).isEmpty();
    }

    @Test
    void whoGuessesPasswordsHasToWaitLongerAndLonger() {
        Patience patience = new Patience(now::get);
        for (int i = 0; i < 5; i++) {
            assertThat(patience.secondsToWait("10.0.0.7", "eve")).isZero();
            patience.failed("10.0.0.7", "eve");
        }
        assertThat(patience.secondsToWait("10.0.0.7", "eve")).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            patience.failed("10.0.0.7", "eve");
        }
        assertThat(patience.secondsToWait("10.0.0.7", "eve")).isEqualTo(60);
        assertThat(patience.secondsToWait("10.0.0.8", "eve"))
                .as("from elsewhere")
                .isZero();
        pass(Duration.ofSeconds(61));
        assertThat(patience.secondsToWait("10.0.0.7", "eve")).isZero();
    }
}
