package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.itests.harness.Distribution;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;
import org.nasd.webconsole.testing.Browser;
import org.openqa.selenium.WebElement;

/** An operator's day at the console of the distribution, in a browser. */
class ConsoleIT {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String BLOCKED = "/ip/firewall/address-list";

    private static Distribution nasd;
    private static SimulatedRouter router;
    private static Browser browser;

    @BeforeAll
    static void boot() throws Exception {
        browser = Browser.start(1440, 900, "en");
        router = router(0);
        nasd = Distribution.unpacked("console")
                .withUser("eve", "e5e-pass", "operators")
                .withUser("adam", "a4a-pass", "admins")
                .start()
                .awaitReady();
        nasd.shell("adam", "a4a-pass")
                .run("nas:add name=m1 nas_ip=10.90.185.2 telnet_ip=127.0.0.1 telnet_port="
                        + router.address().getPort()
                        + " telnet_login=nasd telnet_password=s3cret scheme=Mikrotik-Simple forks=5")
                .ok();
        for (int id = 1; id <= 5; id++) {
            addAccount(id);
        }
        browser.open(page(nasd.ports().http())).logIn("eve", "e5e-pass");
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (nasd != null) {
            nasd.close();
        }
        if (router != null) {
            router.close();
        }
    }

    private static SimulatedRouter router(int port) {
        return SimulatedRouter.start(RouterSettings.builder()
                .name("m1")
                .port(port)
                .user("nasd", "s3cret")
                .build());
    }

    private static void addAccount(int id) throws Exception {
        nasd.shell("adam", "a4a-pass")
                .run("nas:user-add id=" + id + " abonent_id=" + (1000 + id) + " nas=m1 login=user" + id + " ip=10.88.0."
                        + id)
                .ok();
    }

    private static String page(int port) {
        return "http://127.0.0.1:" + port + "/nasd/";
    }

    private static void push(String command, int account) throws Exception {
        nasd.shell("eve", "e5e-pass").run("nas:push " + command + " " + account).ok();
    }

    private static void awaitOnRouter(int account) throws Exception {
        nasd.await("account " + account + " is on the router", A_WHILE, () -> router.rows(BLOCKED).stream()
                .anyMatch(row -> ("10.88.0." + account).equals(row.get("address"))));
    }

    @Test
    void aNasThatDiesIsShownItsEventsWaitAndDrainWhenItIsBack() throws Exception {
        push("user_redirect", 1);
        awaitOnRouter(1);
        browser.go("#/overview");
        browser.until("all is well", A_WHILE, () -> browser.text().contains("Nothing does."));

        int port = router.address().getPort();
        router.close();
        push("user_redirect", 2);
        push("user_redirect", 3);
        browser.until("the banner tells of it", A_WHILE, () -> browser.find(".problems .grave .on")
                .getText()
                .equals("m1"));
        assertThat(browser.find(".problems .grave").getText()).contains("unavailable");
        browser.until("both events wait", A_WHILE, () -> browser.find("[data-counter=waiting] b")
                .getText()
                .equals("2"));
        browser.go("#/nas");
        browser.find("tr[data-row] .state.unavailable");
        browser.find("tr[data-row] .c-name a").click();
        browser.find(".actions .go");

        router = router(port);
        browser.until("it is tried at once, or was already, and works again", A_WHILE, () -> {
            browser.all(".actions .go").forEach(WebElement::click);
            return browser.find(".bar .state").getText().contains("working");
        });
        awaitOnRouter(3);
        browser.go("#/overview");
        browser.until(
                "nothing waits",
                A_WHILE,
                () -> browser.find("[data-counter=waiting] b").getText().equals("0")
                        && browser.text().contains("Nothing does."));
    }

    @Test
    void failedEventsAreFoundByAFilterAndRequeuedAtOnce() throws Exception {
        push("user_redirect", 41);
        push("user_redirect", 42);
        browser.go("#/events?place=failed");
        browser.until("both failed", A_WHILE, () -> browser.all("tr[data-row]").size() == 2);
        addAccount(41);
        addAccount(42);
        browser.go("#/events?place=failed&q=cmd%3Auser_redirect%20reason%3Arejected");
        browser.find("button[data-act-all=requeue]").click();
        browser.find("dialog .go").click();
        browser.awaitText("2 events requeued.");
        awaitOnRouter(41);
        awaitOnRouter(42);
        browser.until("none is left", A_WHILE, () -> browser.text().contains("No event matches."));
        browser.go("#/audit?who=eve");
        browser.awaitText("requeue");
        browser.go("#/account/41");
        browser.until("its log tells of it", A_WHILE, () -> browser.find("nasd-log")
                .getText()
                .contains("user_redirect"));
    }

    @Test
    void theConsoleAnswersOnItsOwnPortAlone() throws Exception {
        assertThat(nasd.get(nasd.ports().rest(), "/nasd/").statusCode()).isEqualTo(404);
        assertThat(nasd.get(nasd.ports().http(), "/nasd/api/overview").statusCode())
                .isEqualTo(401);
        assertThat(nasd.get(nasd.ports().http(), "/rest_api/v2/").statusCode()).isEqualTo(404);
    }

    @Test
    void felixsConsoleShowsTheSamePagesToAdministrators() {
        try (Browser admin = Browser.start(1440, 900, "en")) {
            admin.open("http://adam:a4a-pass@127.0.0.1:" + nasd.ports().http() + "/system/console/nasd");
            admin.find("#nasd .strip");
            admin.go("#/devices");
            admin.awaitText("mikrotik-simple");
            assertThat(admin.find("#nasd .who").getText()).contains("adam");
        }
    }
}
