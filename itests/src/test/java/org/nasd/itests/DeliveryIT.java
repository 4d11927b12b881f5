package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Router;
import org.nasd.itests.harness.Shell;

/** An event's whole way through the distribution, with the shipped scheme, and what can be read about it afterwards. */
class DeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BLOCKED = "/ip/firewall/address-list";

    private static Router router;
    private static Distribution nasd;

    @BeforeAll
    static void boot() throws Exception {
        router = Router.start("m1", Duration.ofMillis(5));
        nasd = Distribution.unpacked("delivery").start().awaitReady();
        router.addTo(nasd, "10.90.185.2", "Mikrotik-Simple", 5);
        for (int id = 1; id <= 3; id++) {
            nasd.admin()
                    .run("nas:user-add id=" + id + " abonent_id=" + (1000 + id) + " nas=m1 login=user" + id
                            + " ip=10.88.0." + id + " rate_in=10240 rate_out=10240")
                    .ok();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        nasd.close();
        router.close();
    }

    @Test
    void aPushedEventReachesTheRouterAndIsWrittenDown() throws Exception {
        nasd.admin().run("nas:push user_redirect 1 --wait 30").ok();

        assertThat(router.simulated().rows(BLOCKED))
                .anySatisfy(row -> assertThat(row).containsEntry("address", "10.88.0.1"));
        Path log = nasd.home().resolve("log");
        nasd.await(
                "the logs tell of it",
                SOON,
                () -> holds(log.resolve("nas_event_daemon.log"), "Start work with nas")
                        && holds(log.resolve("nas_event_daemon/m1_10.90.185.2.log"), "10.88.0.1")
                        && holds(log.resolve("abonents/1001/event_1.log"), "user_redirect")
                        && holds(log.resolve("audit.log"), "user_redirect"));
        assertThat(log.resolve("nas_event_daemon.log"))
                .content()
                .contains("nas_event_daemon[" + nasd.process().pid() + "]");
    }

    @Test
    void noLogHoldsThePassword() throws Exception {
        nasd.admin().run("nas:push user_redirect_cancel 1 --wait 30").ok();
        try (var files = Files.walk(nasd.home().resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file).content().doesNotContain("s3cret");
            }
        }
    }

    @Test
    void anEventThatNobodyKnowsFailsAndSaysWhy() throws Exception {
        Shell.Result result = nasd.admin().run("nas:push user_dance 2 --wait 30");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("user_dance");
        assertThat(nasd.admin().run("nas:events failed").ok()).contains("user_dance");
    }

    @Test
    void withoutItsDriverTheEventsOfANasWaitAndGoOnWhenItIsBack() throws Exception {
        nasd.admin().run("bundle:stop org.nasd.driver.mikrotik").ok();
        try {
            assertThat(nasd.admin().run("nas:push user_redirect 3 --wait 3").status())
                    .as("it still waits")
                    .isEqualTo(2);
            assertThat(nasd.admin().run("nas:list").ok()).contains("mikrotik-simple");
            assertThat(nasd.admin().run("nas:events failed").ok()).doesNotContain("user_redirect ");
        } finally {
            nasd.admin().run("bundle:start org.nasd.driver.mikrotik").ok();
        }
        nasd.await("the event that waited is delivered", SOON, () -> router.simulated().rows(BLOCKED).stream()
                .anyMatch(row -> "10.88.0.3".equals(row.get("address"))));
    }

    private static boolean holds(Path file, String text) throws Exception {
        return Files.exists(file) && Files.readString(file).contains(text);
    }
}
