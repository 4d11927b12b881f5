package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;

/** The shipped scheme against a simulated router. */
final class SchemeIT {

    private static final String LISTS = "/ip/firewall/address-list";
    private static final String QUEUES = "/queue/simple";

    private static final Map<String, Object> ACCOUNT = Map.ofEntries(
            Map.entry("ip", "10.88.0.15"),
            Map.entry("login", "Иванов [find]; \"x\" $y"),
            Map.entry("snatip", "203.0.113.7"),
            Map.entry("usluga_id", 5),
            Map.entry("rate_in", 1024),
            Map.entry("rate_out", 512),
            Map.entry("ceil_in", 2048),
            Map.entry("ceil_out", 1024),
            Map.entry("burst_in", 4096),
            Map.entry("burst_out", 2048),
            Map.entry("cburst_in", 1500),
            Map.entry("cburst_out", 750));

    private final Bench bench = new Bench().as("nasd", "secret");
    private SimulatedRouter router;
    private DeviceSession session;
    private Templates templates;

    @BeforeEach
    void begin() {
        router = SimulatedRouter.start(
                RouterSettings.builder().user("nasd", "secret").build());
        session = bench.session(router.port());
        templates = new Templates(bench.driver(), bench.settings());
    }

    @AfterEach
    void end() {
        bench.close();
        router.close();
    }

    private Outcome send(String event, Map<String, Object> variables) {
        List<String> commands = templates.commands(event, variables);
        return Bench.await(session.perform(Bench.task(Duration.ofSeconds(10), commands.toArray(String[]::new))));
    }

    private void done(String event) {
        assertThat(send(event, ACCOUNT)).as(event).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void everyEventCanBeSentTwice() throws Exception {
        for (String event : Templates.events()) {
            done(event);
            done(event);
        }
    }

    @Test
    void everyEventDoesWithoutWhatAnAccountNeedNotHave() throws Exception {
        Map<String, Object> bare = new HashMap<>(Map.of("ip", "10.88.0.15", "rate_in", 1024, "rate_out", 512));
        for (String event : Templates.events()) {
            assertThat(send(event, bare)).as(event).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void aStateSetTwiceIsOneEntryAndItsOppositeRemovesIt() {
        Map<String, String> opposites = Map.of(
                "user_drop", "user_accept",
                "user_redirect", "user_redirect_cancel",
                "own_disabled", "own_disabled_cancel");
        opposites.forEach((on, off) -> {
            done(on);
            done(on);
            assertThat(router.rows(LISTS)).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("address", "10.88.0.15")
                    .containsEntry("comment", "crb_10.88.0.15"));
            done(off);
            assertThat(router.rows(LISTS)).isEmpty();
        });
    }

    @Test
    void takesOverAnEntryThatWasMadeByHand() {
        router.insert(LISTS, List.of(Map.of("list", "crb_blocked", "address", "10.88.0.15")));
        done("user_drop");
        done("user_accept");
        assertThat(router.rows(LISTS)).isEmpty();
    }

    @Test
    void theSpeedIsOneQueueWithUploadBeforeDownload() {
        done("user_rate_set");
        done("user_rate_set");
        assertThat(router.rows(QUEUES)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("name", "crb_10.88.0.15")
                .containsEntry("comment", "crb_10.88.0.15")
                .containsEntry("target", "10.88.0.15/32")
                .containsEntry("max-limit", "1024k/2048k")
                .containsEntry("limit-at", "512k/1024k")
                .containsEntry("burst-limit", "2048k/4096k")
                .containsEntry("burst-threshold", "750k/1500k"));
        assertThat(send("user_rate_set", Map.of("ip", "10.88.0.15", "rate_in", 300, "rate_out", 200)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(router.rows(QUEUES)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("max-limit", "200k/300k")
                .containsEntry("burst-limit", "0/0"));
        done("user_rate_set_cancel");
        assertThat(router.rows(QUEUES)).isEmpty();
    }

    @Test
    void userDelLeavesNoTrace() throws Exception {
        String login = (String) ACCOUNT.get("login");
        for (String event :
                List.of("user_add", "user_drop", "user_redirect", "own_disabled", "user_rate_set", "b_sys")) {
            done(event);
        }
        router.insert(LISTS, List.of(Map.of("list", "other", "address", "10.88.0.15", "comment", "by hand")));
        router.insert("/ppp/active", List.of(Map.of("name", login, "address", "10.88.0.99"), Map.of("name", "petrov")));
        router.insert("/ip/hotspot/active", List.of(Map.of("user", "x", "address", "10.88.0.15")));
        done("user_del");
        assertThat(router.rows(LISTS)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("list", "other"));
        assertThat(router.rows(QUEUES)).isEmpty();
        assertThat(router.rows("/ip/firewall/nat")).isEmpty();
        assertThat(router.rows("/ppp/active")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("name", "petrov"));
        assertThat(router.rows("/ip/hotspot/active")).isEmpty();
    }

    @Test
    void userDisconnectDropsTheSessionOfTheLoginAlone() {
        String login = (String) ACCOUNT.get("login");
        router.insert(
                "/ppp/active", List.of(Map.of("name", login), Map.of("name", "petrov"), Map.of("service", "pppoe")));
        done("user_disconnect");
        assertThat(router.rows("/ppp/active"))
                .extracting(row -> row.get("name"))
                .containsExactly("petrov", null);
    }

    @Test
    void userInfoShowsWhatTheRouterKnowsAndChangesNothing() {
        done("user_redirect");
        done("user_rate_set");
        long before = router.journal().total();
        Outcome outcome = send("user_info", ACCOUNT);
        assertThat(outcome.exchanges().get(0).answer()).contains("list=crb_negbal");
        assertThat(outcome.exchanges().get(1).answer()).contains("max-limit=1024k/2048k");
        assertThat(router.journal().entriesAfter(before)).allSatisfy(entry -> {
            assertThat(entry.command()).endsWith("/print");
            assertThat(entry.changes()).isEmpty();
        });
    }

    @Test
    void itsSettingsAreInOrder() throws Exception {
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(Templates.DIRECTORY.resolve("scheme.cfg"))) {
            settings.load(in);
        }
        assertThat(settings.getProperty("driver")).isEqualTo("mikrotik-simple");
        settings.stringPropertyNames().forEach(key -> bench.with(key, settings.getProperty(key)));
        assertThat(bench.driver().check(bench.settings())).isEmpty();
    }
}
