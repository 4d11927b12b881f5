package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/** FreeRADIUS as the NAS: what it logs is what it read, by its own dictionaries. */
@Timeout(120)
final class FreeRadiusIT {

    private static final String READY = "Ready to process requests";

    private static Process start(Peer peer) throws Exception {
        peer.file(
                "min.conf",
                "prefix = /usr",
                "libdir = /usr/lib/freeradius",
                "security {",
                "reject_delay = 0",
                "}",
                "log {",
                "destination = stdout",
                "}",
                "client nas {",
                "ipaddr = 127.0.0.1",
                "secret = " + ScriptedNas.SECRET,
                "}",
                "modules {",
                "always ok {",
                "rcode = ok",
                "}",
                "always reject {",
                "rcode = reject",
                "}",
                "}",
                "server coa {",
                "listen {",
                "type = coa",
                "ipaddr = 127.0.0.1",
                "port = " + peer.port,
                "}",
                "recv-coa {",
                "if (&User-Name == \"nosuch\") {",
                "update reply {",
                "Error-Cause := Session-Context-Not-Found",
                "Reply-Message := \"nobody of that name\"",
                "}",
                "reject",
                "}",
                "ok",
                "}",
                "send-coa {",
                "ok",
                "}",
                "}");
        int from = peer.log().length();
        Process process = peer.run("exec freeradius -f -X -d $D -n min");
        peer.awaitLog(from, READY);
        return process;
    }

    @Test
    void itReadsWhatTheCommandsSay() throws Exception {
        Peer.require("/usr/sbin/freeradius");
        try (Peer peer = new Peer();
                Bench bench = new Bench()) {
            start(peer);
            int from = peer.log().length();
            DeviceSession session = bench.session(peer.port);
            assertThat(Bench.perform(
                            session,
                            "coa Filter-Id=\"session 10.88.0.15 redirect negbal\"",
                            "coa User-Name=\"иванов \\\"x\\\"\", Mikrotik-Rate-Limit=\"5M/5M 6M/6M\", Framed-IP-Address=10.88.0.15",
                            "coa Acct-Session-Id=1,Cisco-AVPair=\"subscriber:command=bounce\",Cisco-AVPair=\"a=b\"",
                            "coa Acct-Session-Id=2 ERX-Service-Activate:1=\"speed(1,2)\" ERX-Service-Timeout:1=60"
                                    + " Service-Action:3=ACTIVATE-WITH-ACCT Tunnel-Type:2=L2TP",
                            "coa Acct-Session-Id=3,Framed-IPv6-Prefix=2001:db8:1::/56,Framed-Interface-Id=1:2:3:4,"
                                    + "NAS-IPv6-Address=2001:db8::1,Class=0x00ff,Service-Type=Framed-User",
                            "coa User-Name=10.88.0.15,Redback.Forward-Policy=\"in:HTTP-REDIRECT\","
                                    + "HTTP-Redirect-URL=\"http://www.example.org/nomoney\"",
                            "disconnect User-Name=ivanov,Acct-Session-Id=0001"))
                    .isInstanceOf(Outcome.Done.class);
            String log = peer.log().substring(from);
            assertThat(log)
                    .contains(
                            "Filter-Id = \"session 10.88.0.15 redirect negbal\"",
                            "User-Name = \"иванов \\\"x\\\"\"",
                            "Mikrotik-Rate-Limit = \"5M/5M 6M/6M\"",
                            "Framed-IP-Address = 10.88.0.15",
                            "Cisco-AVPair = \"subscriber:command=bounce\"",
                            "Cisco-AVPair = \"a=b\"",
                            "ERX-Service-Activate:1 = \"speed(1,2)\"",
                            "ERX-Service-Timeout:1 = 60",
                            "Service-Action:3 = ACTIVATE-WITH-ACCT",
                            "Tunnel-Type:2 = L2TP",
                            "Framed-IPv6-Prefix = 2001:db8:1::/56",
                            "Framed-Interface-Id = 1:2:3:4",
                            "NAS-IPv6-Address = 2001:db8::1",
                            "Class = 0x00ff",
                            "Service-Type = Framed-User",
                            "Forward-Policy = \"in:HTTP-REDIRECT\"",
                            "HTTP-Redirect-URL = \"http://www.example.org/nomoney\"",
                            "Acct-Session-Id = \"0001\"")
                    .doesNotContain("Attr-");
            assertThat(log.lines().filter(line -> line.contains("Received CoA-Request")))
                    .hasSize(6);
            assertThat(log.lines().filter(line -> line.contains("Received Disconnect-Request")))
                    .hasSize(1);
            assertThat(log.lines().filter(line -> line.contains("Event-Timestamp = ")))
                    .hasSize(7);
        }
    }

    @Test
    void aRefusalIsReadWithItsCauseAndItsWords() throws Exception {
        Peer.require("/usr/sbin/freeradius");
        try (Peer peer = new Peer();
                Bench bench = new Bench()) {
            start(peer);
            DeviceSession session = bench.session(peer.port);
            Outcome coa = Bench.perform(session, "coa User-Name=nosuch,Session-Timeout=1");
            assertThat(((Outcome.Fail) coa).reason())
                    .contains(
                            "CoA-NAK",
                            "Error-Cause=503 (Session-Context-Not-Found)",
                            "Reply-Message=\"nobody of that name\"",
                            "no such session");
            Outcome disconnect = Bench.perform(session, "disconnect User-Name=nosuch");
            assertThat(disconnect).as("it is gone already").isInstanceOf(Outcome.Done.class);
            assertThat(disconnect.exchanges().get(0).answer()).contains("Disconnect-NAK", "503");
        }
    }

    @Test
    void anotherSecretIsSilenceAndItsLogSaysWhy() throws Exception {
        Peer.require("/usr/sbin/freeradius");
        try (Peer peer = new Peer();
                Bench bench = new Bench().secret("another")) {
            start(peer);
            DeviceSession session = bench.session(peer.port);
            assertThat(Bench.await(session.perform(Bench.task(Duration.ofSeconds(1), "coa User-Name=a"))))
                    .isInstanceOf(Outcome.Silent.class);
            peer.awaitLog(0, "Shared secret is incorrect");
        }
    }

    @Test
    void aServerThatStopsIsUnreachableAndWorksAgainWhenItIsBack() throws Exception {
        Peer.require("/usr/sbin/freeradius");
        try (Peer peer = new Peer();
                Bench bench = new Bench().with("probe", "disconnect User-Name=nosuch")) {
            Process server = start(peer);
            DeviceSession session = bench.session(peer.port);
            assertThat(Bench.perform(session, "coa User-Name=a")).isInstanceOf(Outcome.Done.class);
            peer.stop(server);
            Outcome.Unavailable away = (Outcome.Unavailable) Bench.perform(session, "coa User-Name=b");
            assertThat(away.trouble()).isEqualTo(Trouble.UNREACHABLE);
            assertThat(bench.refusal("127.0.0.1", peer.port).trouble()).isEqualTo(Trouble.UNREACHABLE);
            start(peer);
            assertThat(Bench.perform(bench.session(peer.port), "coa User-Name=c"))
                    .isInstanceOf(Outcome.Done.class);
        }
    }
}
