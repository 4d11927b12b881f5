package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.DeadlineChecks.SHORT;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Resources;
import org.nasd.tck.bench.Until;

/** Sessions leave nothing behind. */
public interface LeakChecks {

    int SESSIONS = 15;

    Duration SETTLED = Duration.ofSeconds(10);

    @Test
    default void closedSessionsAreForgotten(Bench bench) throws Exception {
        use(bench);
        Resources before = Resources.now();
        List<WeakReference<DeviceSession>> closed = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            closed.add(use(bench));
        }
        before.isSettled(SETTLED);
        areForgotten(closed);
    }

    private static WeakReference<DeviceSession> use(Bench bench) throws Exception {
        Opening opening = Bench.await(bench.open(bench.nas(), SHORT));
        DeviceSession session = ((Opening.Opened) opening).session();
        assertThat(bench.mark(session, bench.freshValue(), AMPLE)).isInstanceOf(Outcome.Done.class);
        session.close();
        Bench.await(session.ended());
        return new WeakReference<>(session);
    }

    /** The heap holds none of them. */
    static void areForgotten(List<WeakReference<DeviceSession>> sessions) throws Exception {
        Until.sure("the heap holds none of the sessions that have ended", SETTLED, () -> {
            System.gc();
            return sessions.stream().allMatch(session -> session.get() == null);
        });
    }
}
