package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.ConnectionChecks.line;
import static org.nasd.tck.check.DeadlineChecks.SHORT;
import static org.nasd.tck.check.LeakChecks.SETTLED;
import static org.nasd.tck.check.LeakChecks.areForgotten;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.nas.Nas;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;
import org.nasd.tck.bench.Resources;
import org.nasd.tck.bench.Until;

/** Connections that fail and sessions that are lost leave nothing behind. */
public interface LineLeakChecks {

    int FAILURES = 1000;

    int LOST_SESSIONS = 15;

    @Test
    default void aThousandFailedOpeningsLeaveNoThreadAndNoSocket(Bench bench) throws Exception {
        Link link = line(bench);
        Nas nas = bench.nas();
        bench.session(Map.of()).close();
        Until.sure("the first session is closed", SETTLED, () -> link.connections() == 0);
        Resources before = Resources.now();
        link.spoil(Link.Spoiling.REFUSE);
        for (int i = 0; i < FAILURES; i++) {
            assertThat(Bench.await(bench.open(nas, SHORT))).isInstanceOf(Opening.NotOpened.class);
        }
        link.spoil(Link.Spoiling.NONE);
        before.isSettled(SETTLED);
    }

    @Test
    default void lostSessionsAreForgotten(Bench bench) throws Exception {
        Link link = line(bench);
        bench.session(Map.of()).close();
        Until.sure("the first session is closed", SETTLED, () -> link.connections() == 0);
        Resources before = Resources.now();
        List<WeakReference<DeviceSession>> lost = new ArrayList<>();
        for (int i = 0; i < LOST_SESSIONS; i++) {
            lost.add(lose(bench, link));
        }
        before.isSettled(SETTLED);
        areForgotten(lost);
    }

    private static WeakReference<DeviceSession> lose(Bench bench, Link link) throws Exception {
        Opening opening = Bench.await(bench.open(bench.nas(), SHORT));
        DeviceSession session = ((Opening.Opened) opening).session();
        link.spoil(Link.Spoiling.RESET);
        bench.mark(session, bench.freshValue(), AMPLE);
        Bench.await(session.ended());
        link.spoil(Link.Spoiling.NONE);
        return new WeakReference<>(session);
    }
}
