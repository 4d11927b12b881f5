package org.nasd.itests.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Secret;

/** The scheme FRR against bgpd's own Telnet line. */
@Timeout(120)
class FrrIT {

    @TempDir
    static Path scratch;

    private static Container container;
    private Peer router;
    private Bench bench;

    @BeforeAll
    static void startContainer() throws Exception {
        Peer.require("/usr/lib/frr/bgpd", "/usr/bin/vtysh");
        container = Container.start(Shipped.ETC, scratch);
    }

    @AfterAll
    static void stopContainer() throws Exception {
        if (container != null) {
            container.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        router = new Peer();
        router.sh(
                "chown frr:frr $D; mkdir -p /run/frr; printf '%s\\n' 'hostname bras-1' 'password bgpd' 'enable password topsecret'"
                        + " 'line vty' ' exec-timeout 5 0' >bgpd.conf; chown frr:frr bgpd.conf");
        router.run(
                "exec /usr/lib/frr/bgpd -u frr -g frr -Z -n -p 0 -A 127.0.0.1 -P $P -f $D/bgpd.conf -i $D/pid --vty_socket $D");
        router.awaitPort();
        bench = Bench.open(
                Shipped.of("FRR", container),
                router.port,
                null,
                "bgpd",
                Map.of("enable_password", Secret.of("topsecret")));
    }

    @AfterEach
    void stop() throws Exception {
        if (bench != null) {
            bench.close();
        }
        if (router != null) {
            router.close();
        }
    }

    /** The prefix lists that bgpd holds, asked by its other door. */
    private String lists() throws Exception {
        return router.sh("vtysh --vty_socket $D -c 'show ip prefix-list' 2>/dev/null");
    }

    @Test
    void everyEventTwiceLeavesTheSameListsAsOnce() throws Exception {
        for (String event : Shipped.of("FRR", container).scheme().events()) {
            bench.done(event, Sample.full());
            String once = lists();
            bench.done(event, Sample.full());
            assertThat(lists()).as("%s twice", event).isEqualTo(once);
        }
    }

    @Test
    void everyOppositeUndoesItsEventAndMayComeFirst() throws Exception {
        for (String[] pair : new String[][] {
            {"user_redirect", "user_redirect_cancel", "crb_negbal"},
            {"user_drop", "user_accept", "crb_blocked"},
            {"own_disabled", "own_disabled_cancel", "crb_own_disabled"},
            {"user_add", "user_del", "crb_users"}
        }) {
            bench.done(pair[1], Sample.full());
            assertThat(lists()).as("%s of nothing", pair[1]).isBlank();
            bench.done(pair[0], Sample.full());
            assertThat(lists()).contains("prefix-list " + pair[2] + ": 1 entries", "seq 5 permit 10.88.0.15/32");
            bench.done(pair[1], Sample.full());
            assertThat(lists()).as("%s after %s", pair[1], pair[0]).isBlank();
        }
    }

    @Test
    void aThousandSubscribersStandInAListAndOneOfThemGoes() throws Exception {
        Map<String, Object> account = Sample.sparse();
        for (int i = 0; i < 1000; i++) {
            account.put("ip", "10.88." + i / 250 + "." + i % 250);
            bench.done("user_redirect", account);
        }
        assertThat(lists()).contains("crb_negbal: 1000 entries");
        bench.done("user_redirect_cancel", account);
        assertThat(lists()).contains("crb_negbal: 999 entries").doesNotContain("10.88.3.249/32");
    }

    @Test
    void anAddressThatIsNoneFailsAndTheNextEventFindsTheRouterAtHome() throws Exception {
        Map<String, Object> account = Sample.sparse();
        account.put("ip", "10.88.0.15/8");
        Outcome outcome = bench.perform("user_redirect", account);
        assertThat(outcome).isInstanceOf(Outcome.Fail.class);
        assertThat(((Outcome.Fail) outcome).reason()).contains("10.88.0.15/8");
        bench.done("user_redirect", Sample.sparse());
        assertThat(lists()).contains("permit 10.88.0.15/32");
    }

    @Test
    void aPersonCanReadWhatTheRouterHolds() throws Exception {
        assertThat(bench.done("user_info", Sample.sparse())).doesNotContain("permit");
        bench.done("user_drop", Sample.sparse());
        assertThat(bench.done("user_info", Sample.sparse())).contains("permit 10.88.0.15/32");
        assertThat(bench.done("users_from_nas", Sample.sparse())).contains("crb_blocked: 1 entries");
        assertThat(List.of("user_test", "user_get_mac")).allSatisfy(event -> bench.done(event, Sample.sparse()));
    }
}
