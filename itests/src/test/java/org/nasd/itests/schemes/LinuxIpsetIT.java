package org.nasd.itests.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.Outcome;

/** The scheme Linux-ipset over OpenSSH, with the ipset and nftables of this machine's kernel in a network namespace of its own. */
@Timeout(120)
class LinuxIpsetIT {

    private static final String PASSWORD = "nas-secret";

    @TempDir
    static Path scratch;

    private static Container container;
    private static Peer router;
    private static Bench bench;

    @BeforeAll
    static void start() throws Exception {
        Peer.require("/usr/sbin/sshd", "/usr/sbin/ipset", "/usr/sbin/nft", "/usr/bin/nsenter", "/usr/bin/openssl");
        container = Container.start(Shipped.ETC, scratch);
        router = new Peer();
        Process namespace = router.run("exec unshare -n sleep infinity");
        Files.writeString(router.directory.resolve("ns"), Long.toString(namespace.pid()));
        router.sh(
                "timeout 20 bash -c 'until [ \"$(readlink /proc/$(cat ns)/ns/net)\" != \"$(readlink /proc/self/ns/net)\" ]; do :; done'");
        // Its login is root by another name; its shell is one inside the namespace.
        router.sh(
                "printf '%s\\n' '#!/bin/sh' 'export PATH=/usr/sbin:/usr/bin:/sbin:/bin'"
                        + " \"exec nsenter -t $(cat ns) -n /bin/sh \\\"\\$@\\\"\" >shell; chmod 755 shell; mkdir -p /run/sshd home"
                        + " && cp /etc/passwd /etc/shadow . && chmod 640 shadow && echo \"nas:x:0:0::$D/home:$D/shell\" >>passwd"
                        + " && echo \"nas:$(openssl passwd -6 " + PASSWORD + "):19000:0:99999:7:::\" >>shadow"
                        + " && ssh-keygen -q -t ed25519 -N '' -f hk && printf '%s\\n' \"Port $P\" 'ListenAddress 127.0.0.1' 'PidFile none'"
                        + " 'UsePAM no' 'StrictModes no' 'PermitRootLogin yes' 'KbdInteractiveAuthentication no' \"HostKey $D/hk\" >conf");
        router.run(
                "exec unshare -m --propagation private bash -c 'for f in passwd shadow; do mount -B $D/$f /etc/$f; done;"
                        + " exec /usr/sbin/sshd -D -e -f $D/conf'");
        router.awaitPort();
        bench = Bench.open(Shipped.of("Linux-ipset", container), router.port, "nas", PASSWORD, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        if (bench != null) {
            bench.close();
        }
        if (router != null) {
            router.close();
        }
        if (container != null) {
            container.close();
        }
    }

    /** Prepares the router as the scheme's README says. */
    @BeforeEach
    void prepare() throws Exception {
        String readme = Files.readString(Shipped.ETC.resolve("oss/Linux-ipset/README.md"));
        String script = readme.substring(readme.indexOf("```sh\n") + 6, readme.indexOf("# Web requests of those"));
        Files.writeString(router.directory.resolve("prepare"), script);
        inside("nft flush ruleset; ipset destroy; bash -e $D/prepare");
    }

    private static String inside(String script) throws Exception {
        return router.sh("nsenter -t $(cat ns) -n bash -c '" + script + "'");
    }

    /** All that the router holds. */
    private static List<String> state() throws Exception {
        return inside("ipset save; nft list table inet crb").lines().sorted().toList();
    }

    @Test
    void everyEventTwiceLeavesTheSameStateAsOnce() throws Exception {
        for (Map<String, Object> account : List.of(Sample.full(), Sample.sparse())) {
            for (String event : Shipped.of("Linux-ipset", container).scheme().events()) {
                bench.done(event, account);
                List<String> once = state();
                bench.done(event, account);
                assertThat(state()).as("%s twice", event).isEqualTo(once);
            }
        }
    }

    @Test
    void everyOppositeUndoesItsEventAndMayComeFirst() throws Exception {
        List<String> fresh = state();
        for (String[] pair : new String[][] {
            {"user_redirect", "user_redirect_cancel"},
            {"user_drop", "user_accept"},
            {"user_rate_set", "user_rate_set_cancel"},
            {"own_disabled", "own_disabled_cancel"},
            {"user_add", "user_del"}
        }) {
            bench.done(pair[1], Sample.full());
            assertThat(state()).as("%s of nothing", pair[1]).isEqualTo(fresh);
            bench.done(pair[0], Sample.full());
            assertThat(state()).as(pair[0]).isNotEqualTo(fresh);
            bench.done(pair[1], Sample.full());
            assertThat(state()).as("%s after %s", pair[1], pair[0]).isEqualTo(fresh);
        }
    }

    @Test
    void noTraceOfADeletedAccountStays() throws Exception {
        List<String> fresh = state();
        for (String event : List.of("user_add", "user_redirect", "user_drop", "own_disabled", "user_rate_set")) {
            bench.done(event, Sample.full());
        }
        assertThat(String.join("\n", state())).contains("10.88.0.15");
        bench.done("user_del", Sample.full());
        assertThat(state()).isEqualTo(fresh);
    }

    @Test
    void theSpeedIsTheOneSoldAndTheLastOneCounts() throws Exception {
        bench.done("user_rate_set", Sample.sparse());
        assertThat(String.join("\n", state())).contains("10.88.0.15 limit rate over 1250 kbytes/second");
        bench.done("user_rate_set", Sample.full());
        assertThat(inside("nft list set inet crb rate_in"))
                .contains("10.88.0.15 limit rate over 2500 kbytes/second burst 620 kbytes")
                .doesNotContain("1250");
        assertThat(inside("nft list set inet crb rate_out"))
                .contains("10.88.0.15 limit rate over 625 kbytes/second burst 155 kbytes");
    }

    @Test
    void aSpeedThatIsNoneFailsAndLeavesTheOneBefore() throws Exception {
        bench.done("user_rate_set", Sample.full());
        List<String> before = state();
        for (Object speed : List.of("fast", 0L, "-5", 1.5)) {
            Map<String, Object> account = Sample.full();
            account.put("ceil_in", speed);
            assertThat(bench.perform("user_rate_set", account)).as("%s", speed).isInstanceOf(Outcome.Fail.class);
            assertThat(state()).as("%s", speed).isEqualTo(before);
        }
    }

    @Test
    void whileTheFirewallIsNotLoadedEventsWait() throws Exception {
        inside("nft flush ruleset; ipset destroy");
        assertThat(bench.perform("user_redirect", Sample.full())).isInstanceOf(Outcome.Postpone.class);
        assertThat(bench.perform("user_redirect_cancel", Sample.full())).isInstanceOf(Outcome.Postpone.class);
        assertThat(bench.perform("user_rate_set", Sample.full())).isInstanceOf(Outcome.Postpone.class);
    }

    @Test
    void aPersonCanReadWhatTheRouterHolds() throws Exception {
        assertThat(bench.done("user_info", Sample.full()))
                .contains("10.88.0.15 is NOT in set crb_negbal", "no limit of the download", "no outside address");
        bench.done("user_redirect", Sample.full());
        bench.done("user_add", Sample.full());
        bench.done("user_rate_set", Sample.full());
        assertThat(bench.done("user_info", Sample.full()))
                .contains(
                        "10.88.0.15 is in set crb_negbal",
                        "limit rate over 2500 kbytes/second",
                        "10.88.0.15 : 192.0.2.77");
        assertThat(bench.done("users_from_nas", Sample.full())).contains("10.88.0.15");
    }
}
