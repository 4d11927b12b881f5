package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;

/** pyrad as a NAS that is slow, loses requests, or signs with another secret. */
@Timeout(60)
final class PyradIT {

    private static Peer start(String secret, String delay, int lose) throws Exception {
        Peer.require("/usr/bin/python3", "/usr/lib/python3/dist-packages/pyrad");
        Peer peer = new Peer();
        peer.file(
                "dictionary",
                "ATTRIBUTE User-Name 1 string",
                "ATTRIBUTE Event-Timestamp 55 date",
                "ATTRIBUTE Message-Authenticator 80 octets");
        Path script = Path.of(PyradIT.class.getResource("/pyrad_nas.py").toURI());
        peer.run("exec /usr/bin/python3 " + script + " $P " + secret + " " + delay + " " + lose + " $D/dictionary");
        peer.awaitLog(0, "listening");
        return peer;
    }

    private static List<String> requests(Peer peer) throws Exception {
        return peer.log().lines().filter(line -> line.startsWith("request")).toList();
    }

    @Test
    void aSlowAnswerIsWaitedForAndALateOneOfARepetitionDoesNoHarm() throws Exception {
        try (Peer peer = start(ScriptedNas.SECRET, "0.3", 0);
                Bench bench = new Bench().with("retry.interval", "0.2").with("retry.max", "0.2")) {
            DeviceSession session = bench.session(peer.port);
            assertThat(Bench.perform(session, "coa User-Name=a")).isInstanceOf(Outcome.Done.class);
            assertThat(Bench.perform(session, "disconnect User-Name=a")).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void whatIsLostIsSentAgainUnchanged() throws Exception {
        try (Peer peer = start(ScriptedNas.SECRET, "0", 2);
                Bench bench = new Bench().with("retry.interval", "0.2")) {
            DeviceSession session = bench.session(peer.port);
            assertThat(Bench.perform(session, "coa User-Name=a")).isInstanceOf(Outcome.Done.class);
            assertThat(requests(peer)).hasSize(3).containsOnly(requests(peer).get(0));
        }
    }

    @Test
    void anAnswerSignedWithAnotherSecretIsDropped() throws Exception {
        try (Peer peer = start("another", "0", 0);
                Bench bench = new Bench()) {
            DeviceSession session = bench.session(peer.port);
            Outcome outcome = Bench.await(session.perform(Bench.task(Duration.ofSeconds(1), "coa User-Name=a")));
            assertThat(((Outcome.Silent) outcome).reason()).contains("an answer was dropped", "COA_PSW");
        }
    }
}
