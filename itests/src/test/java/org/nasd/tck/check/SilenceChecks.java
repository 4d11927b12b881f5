package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.tck.bench.Bench;

/** A node that may not speak to devices is silent: another one may work the NAS by then. */
public interface SilenceChecks {

    @Test
    default void nothingIsSentOnceTheNodeMayNotSpeakAndTheSessionEnds(Bench bench) throws Exception {
        DeviceSession session = bench.session(Map.of());
        String before = bench.freshValue();
        String after = bench.freshValue();
        assertThat(bench.mark(session, before, AMPLE)).isInstanceOf(Outcome.Done.class);
        bench.forbidSpeaking();
        assertThat(bench.mark(session, after, AMPLE)).isInstanceOf(Outcome.Unavailable.class);
        assertThat(Bench.await(session.ended())).isNotNull();
        assertThat(bench.marked()).contains(before).doesNotContain(after);
    }
}
