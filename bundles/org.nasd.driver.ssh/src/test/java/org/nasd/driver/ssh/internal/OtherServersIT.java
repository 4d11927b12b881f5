package org.nasd.driver.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.cli.testing.Peer;

/** Against Dropbear, and a router's own command line: FRR's vtysh behind OpenSSH. */
@Timeout(60)
class OtherServersIT {

    @TempDir
    Path directory;

    @Test
    void dropbear() throws Exception {
        Peer.require("/usr/sbin/dropbear", "/usr/bin/dropbearkey", "/usr/bin/unshare");
        try (Peer peer = new Peer()) {
            new SshServer(peer).user("/bin/bash", "");
            peer.sh("dropbearkey -t rsa -f db_rsa >/dev/null 2>&1");
            new SshServer(peer).start("/usr/sbin/dropbear -F -E -p 127.0.0.1:$P -r $D/db_rsa");
            Devices devices = new Devices(directory.resolve("known_hosts"));
            BlockingDialogue exec = devices.dialogue(peer.port, Peer.PASSWORD, Devices.exec());
            assertThat(exec.connect()).isEmpty();
            assertThat(Devices.perform(exec, "echo привет").exchanges().get(0).answer())
                    .isEqualTo("привет");
            assertThat(((Outcome.Fail) Devices.perform(exec, "exit 7")).reason())
                    .contains("exit status 7");
            exec.close();
            BlockingDialogue shell = devices.dialogue(
                    peer.port, Peer.PASSWORD, Map.of("mode", "shell", "prompt", "\\$ $", "exit", "exit"));
            assertThat(shell.connect()).isEmpty();
            assertThat(Devices.perform(shell, "echo a", "echo b").exchanges())
                    .extracting("answer")
                    .containsExactly("a", "b");
            shell.close();
            BlockingDialogue wrong = devices.dialogue(peer.port, "wrong", Devices.exec());
            assertThat(wrong.connect().orElseThrow().trouble()).isEqualTo(Trouble.LOGIN_REFUSED);
            wrong.abort();
        }
        Devices.await(() -> Devices.threads().isEmpty(), "threads left: " + Devices.threads());
    }

    @Test
    void vtyshHoldsWhatTheCommandsPutThere() throws Exception {
        Peer.require("/usr/sbin/sshd", "/usr/bin/unshare", "/usr/bin/vtysh", "/usr/lib/frr/bgpd");
        try (Peer peer = new Peer()) {
            peer.sh("install -d -o frr -g frr frr; mkdir -p /run/frr; printf 'hostname bras-1\\n' >frr/bgpd.conf;"
                    + " chown frr:frr frr/bgpd.conf; printf '%s\\n' '#!/bin/bash'"
                    + " '[ \"$1\" = -c ] && exec vtysh --vty_socket '$D'/frr -c \"$2\"'"
                    + " 'exec vtysh --vty_socket '$D/frr >login; chmod 755 login");
            peer.run("exec /usr/lib/frr/bgpd -u frr -g frr -Z -n -p 0 -P 0 -f $D/frr/bgpd.conf -i $D/frr/pid"
                    + " --vty_socket $D/frr");
            new SshServer(peer).user(peer.directory.resolve("login").toString(), "frrvty");
            new SshServer(peer).sshd();
            Devices.await(() -> peer.directory.resolve("frr/bgpd.vty").toFile().exists(), "bgpd");
            Devices devices = new Devices(directory.resolve("known_hosts"));
            execMode(devices.dialogue(peer.port, Peer.PASSWORD, Devices.exec("error", "^%", "ignore", "vtysh.conf")));
            shellMode(devices, peer);
            assertThat(peer.sh("vtysh --vty_socket $D/frr -c 'show ip prefix-list' 2>/dev/null"))
                    .contains("seq 5 permit 10.88.0.15/32")
                    .doesNotContain("10.88.0.16");
        }
    }

    private static void execMode(BlockingDialogue nas) throws Exception {
        assertThat(nas.connect()).isEmpty();
        assertThat(Devices.perform(nas, "show history")).isInstanceOf(Outcome.Done.class);
        assertThat(Devices.perform(nas, "bogus")).isInstanceOf(Outcome.Fail.class);
        assertThat(((Outcome.Fail) Devices.perform(nas, "show bgp summary")).reason())
                .as("it exits 0")
                .contains("% BGP instance not found");
        nas.close();
    }

    private static void shellMode(Devices devices, Peer peer) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of(
                "mode", "shell",
                "prompt", "[>#] ?$",
                "init.1", "terminal length 0",
                "exit", "exit",
                "recover", "end",
                "error", "^% ",
                "ignore", "vtysh.conf"));
        BlockingDialogue nas = devices.dialogue(peer.port, Peer.PASSWORD, options);
        assertThat(nas.connect()).isEmpty();
        assertThat(Devices.perform(
                        nas,
                        "configure terminal",
                        "ip prefix-list blocked seq 5 permit 10.88.0.15/32",
                        "ip prefix-list blocked seq 6 permit 10.88.0.16/32",
                        "no ip prefix-list blocked seq 6 permit 10.88.0.16/32",
                        "end"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Devices.perform(nas, "configure terminal", "ip prefix-list nonsense"))
                .isInstanceOf(Outcome.Fail.class);
        Outcome after = Devices.perform(nas, "show ip prefix-list");
        assertThat(after).as("led out of the configuration").isInstanceOf(Outcome.Done.class);
        assertThat(after.exchanges().get(0).answer()).contains("10.88.0.15/32");
        nas.close();
    }
}
