package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nasd.tck.check.OutcomeChecks.AMPLE;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;

/** Connections that do not come about, and those that break. */
public interface ConnectionChecks {

    @Test
    default void aConnectionLostUnderACommandIsTheDevicesTroubleAndDoubtful(Bench bench) throws Exception {
        Link link = line(bench);
        DeviceSession session = bench.session(Map.of());
        link.spoil(Link.Spoiling.RESET);
        Outcome outcome = bench.mark(session, bench.freshValue(), AMPLE);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unavailable.class, lost -> {
            assertThat(lost.trouble()).isEqualTo(Trouble.LOST);
            assertThat(lost.doubtful())
                    .as("the device may have taken the command")
                    .isTrue();
        });
        assertThat(Bench.await(session.ended()).reason()).isNotBlank();
    }

    @Test
    default void whereNobodyListensNothingIsOpened(Bench bench) throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(Bench.await(bench.open(bench.nas(Map.of("TELNET_PORT", closed)), Map.of())))
                .isInstanceOfSatisfying(Opening.NotOpened.class, no -> {
                    assertThat(no.why().trouble()).isEqualTo(Trouble.UNREACHABLE);
                    assertThat(no.why().reason()).isNotBlank();
                });
    }

    @Test
    default void aRefusedLoginIsToldApartAndTriedOnce(Bench bench) throws Exception {
        assumeTrue(!bench.device().wrongLogin().isEmpty(), "the device refuses no login");
        Link link = line(bench);
        long before = link.accepted();
        assertThat(Bench.await(bench.open(bench.nas(bench.device().wrongLogin()), Map.of())))
                .isInstanceOfSatisfying(
                        Opening.NotOpened.class,
                        no -> assertThat(no.why().trouble()).isEqualTo(Trouble.LOGIN_REFUSED));
        assertThat(link.accepted() - before).as("connections made").isEqualTo(1);
    }

    /** The line to the device. */
    static Link line(Bench bench) {
        return bench.link().orElseThrow();
    }
}
