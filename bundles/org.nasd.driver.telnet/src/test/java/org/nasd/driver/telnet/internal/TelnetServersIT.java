package org.nasd.driver.telnet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Secret;
import org.nasd.cli.testing.Peer;

/** Against FRR's vty and inetutils' telnetd. */
@Timeout(60)
class TelnetServersIT {

    private static final Map<String, String> FRR = Map.of(
            "prompt", "[>#] $",
            "enable.command", "enable",
            "enable.prompt", "# $",
            "exit", "exit",
            "recover", "end",
            "error", "^% ");

    @AfterEach
    void leavesNothingBehind() throws Exception {
        Devices.await(() -> Devices.threads().isEmpty(), "threads left: " + Devices.threads());
    }

    private static Peer frr(String idle) throws Exception {
        Peer.require("/usr/lib/frr/bgpd", "/usr/bin/vtysh");
        Peer peer = new Peer();
        peer.sh(
                "chown frr:frr $D; mkdir -p /run/frr; printf '%s\\n' 'hostname bras-1' 'password bgpd' 'enable password topsecret'"
                        + " 'line vty' ' exec-timeout " + idle + "' >bgpd.conf; chown frr:frr bgpd.conf");
        peer.run(
                "exec /usr/lib/frr/bgpd -u frr -g frr -Z -n -p 0 -A 127.0.0.1 -P $P -f $D/bgpd.conf -i $D/pid --vty_socket $D");
        Peer.awaitPort(peer.port);
        return peer;
    }

    private static BlockingDialogue dialogue(Peer peer, String password, String enable) {
        return Devices.dialogue(peer.port, null, password, FRR, Map.of("enable_password", Secret.of(enable)));
    }

    @Test
    void frrHoldsWhatTheCommandsPutThere() throws Exception {
        try (Peer peer = frr("5 0")) {
            BlockingDialogue nas = dialogue(peer, "bgpd", "topsecret");
            assertThat(nas.connect()).isEmpty();
            for (int i = 1; i <= 60; i++) {
                assertThat(Devices.perform(
                                nas,
                                "configure terminal",
                                "ip prefix-list blocked seq " + i + " permit 10.88.0." + i + "/32",
                                "end"))
                        .isInstanceOf(Outcome.Done.class);
            }
            assertThat(Devices.perform(nas, "configure terminal", "ip prefix-list nonsense"))
                    .isInstanceOf(Outcome.Fail.class);
            assertThat(Devices.answer(nas, "show ip prefix-list").lines().filter(l -> l.contains("permit")))
                    .as("led out of the configuration, and every page turned")
                    .hasSize(60);
            assertThat(((Outcome.Fail) Devices.perform(nas, "bogus")).reason())
                    .contains("% [BGP] Unknown command: bogus");
            nas.close();
            assertThat(nas.isOpen()).isFalse();
            assertThat(peer.sh("vtysh --vty_socket $D -c 'show ip prefix-list' 2>/dev/null"))
                    .contains("seq 1 permit 10.88.0.1/32", "seq 60 permit 10.88.0.60/32");
        }
    }

    @Test
    void frrRefusesWrongPasswordsAndIsAskedOnce() throws Exception {
        try (Peer peer = frr("5 0")) {
            BlockingDialogue wrong = dialogue(peer, "no-such", "topsecret");
            Outcome.Unavailable why = wrong.connect().orElseThrow();
            assertThat(why.trouble()).isEqualTo(Trouble.LOGIN_REFUSED);
            assertThat(why.reason()).contains("bras-1").doesNotContain("no-such");
            wrong.abort();
            BlockingDialogue notEnabled = dialogue(peer, "bgpd", "no-such");
            assertThat(notEnabled.connect().orElseThrow().trouble()).isEqualTo(Trouble.LOGIN_REFUSED);
            notEnabled.abort();
        }
    }

    @Test
    void theEndOfAnIdleSessionIsNoticedAndCostsNothing() throws Exception {
        try (Peer peer = frr("0 1")) {
            BlockingDialogue nas = dialogue(peer, "bgpd", "topsecret");
            assertThat(nas.connect()).isEmpty();
            assertThat(nas.isOpen()).isTrue();
            Devices.await(() -> !nas.isOpen(), "the device closes the idle session");
            Outcome.Unavailable late = (Outcome.Unavailable) Devices.perform(nas, "show version");
            assertThat(late.doubtful()).as("nothing was sent").isFalse();
            nas.close();
            BlockingDialogue next = dialogue(peer, "bgpd", "topsecret");
            assertThat(next.connect()).isEmpty();
            assertThat(Devices.perform(next, "show version")).isInstanceOf(Outcome.Done.class);
            next.close();
        }
    }

    @Test
    void inetutilsTelnetdWithACyrillicPassword() throws Exception {
        Peer.require("/usr/sbin/telnetd", "/usr/bin/socat");
        try (Peer peer = new Peer()) {
            peer.sh("printf '%s\\n' '#!/bin/bash' 'read -p \"Username: \" u; read -s -p \"Password: \" p; echo'"
                    + " '[ \"$u/$p\" = \"nas/$PASSWORD\" ] || { echo Login incorrect; exit 1; }'"
                    + " 'export LC_ALL=C.UTF-8 PS1=\"bras# \"; exec bash --norc --noprofile' >shell; chmod 755 shell;"
                    + " sed -i \"s/\\$PASSWORD/$PASSWORD/\" shell");
            peer.run("exec socat TCP-LISTEN:$P,bind=127.0.0.1,reuseaddr,fork EXEC:\"/usr/sbin/telnetd -E $D/shell\"");
            Peer.awaitPort(peer.port);
            Map<String, String> options = new HashMap<>(Map.of(
                    "prompt", "bras# $", "exit", "exit", "binary", "true", "eol", "\\r", "error", "No such file"));
            BlockingDialogue nas = Devices.dialogue(peer.port, "nas", Peer.PASSWORD, options);
            assertThat(nas.connect()).isEmpty();
            assertThat(Devices.answer(nas, "echo привет-я")).isEqualTo("привет-я");
            assertThat(Devices.answer(nas, "seq 1 300").lines()).hasSize(300);
            assertThat(Devices.perform(nas, "cat /none")).isInstanceOf(Outcome.Fail.class);
            nas.close();
            BlockingDialogue wrong = Devices.dialogue(peer.port, "nas", "wrong", options);
            assertThat(wrong.connect().orElseThrow().trouble()).isEqualTo(Trouble.LOGIN_REFUSED);
            wrong.abort();
        }
    }
}
