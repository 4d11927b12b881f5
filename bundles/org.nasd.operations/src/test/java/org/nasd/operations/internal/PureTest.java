package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Role;

class PureTest {

    private static final Nas M1 = NasDraft.added(Map.of("name", "m1", "nas_ip", "10.0.0.1", "scheme", "S"))
            .build();

    private static NasStatus done(long done) {
        return FakeDispatch.status(M1, NasState.WORKING, "", done);
    }

    @Test
    void theRateIsThatOfTheLastMinute() {
        AtomicLong seconds = new AtomicLong(1_000);
        Throughput throughput = new Throughput(() -> seconds.get() * 1_000_000_000L);
        assertThat(throughput.perSecond(done(500))).isZero();

        for (int i = 0; i <= 24; i++) {
            throughput.sample(List.of(done(500 + i * 50L)));
            seconds.addAndGet(5);
        }
        assertThat(throughput.perSecond(done(500 + 25 * 50))).isEqualTo(10);

        for (int i = 0; i < 13; i++) {
            throughput.sample(List.of(done(1750)));
            seconds.addAndGet(5);
        }
        assertThat(throughput.perSecond(done(1750))).isZero();
    }

    @Test
    void aDispatchThatBeginsAnewDoesNotMakeTheRateNegative() {
        AtomicLong seconds = new AtomicLong(1_000);
        Throughput throughput = new Throughput(() -> seconds.get() * 1_000_000_000L);
        throughput.sample(List.of(done(5_000)));
        seconds.addAndGet(5);
        throughput.sample(List.of(done(10)));
        seconds.addAndGet(5);

        assertThat(throughput.perSecond(done(60))).isEqualTo(10);
        throughput.sample(List.of());
        assertThat(throughput.perSecond(done(60))).isZero();
    }

    @Test
    void anAuditLineIsOneLineWhateverSomebodyCallsHimself() {
        Caller caller = new Caller("eve\" role=ADMIN\nuser=\"bob", Role.VIEWER, "ssh 127.0.0.1");

        assertThat(LoggedAudit.line(new AuditEntry(caller, "push \\ é", "ok")))
                .isEqualTo("user=\"eve\\\" role=ADMIN\\u000auser=\\\"bob\" role=VIEWER from=\"ssh 127.0.0.1\""
                        + " action=\"push \\\\ é\" result=\"ok\"");
    }

    @Test
    void slipsOfThePenAreUnderstood() {
        List<String> known = List.of("telnet_password", "forks", "tls");

        assertThat(Spelling.nearest("telnet_pasword", known)).contains("telnet_password");
        assertThat(Spelling.nearest("fork", known)).contains("forks");
        assertThat(Spelling.nearest("tsl", known)).isEmpty();
        assertThat(Spelling.nearest("acme.mode", known)).isEmpty();
    }
}
