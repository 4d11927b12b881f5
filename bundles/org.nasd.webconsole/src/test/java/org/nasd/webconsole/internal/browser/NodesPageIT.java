package org.nasd.webconsole.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.webconsole.internal.ConsoleServer;
import org.nasd.webconsole.internal.fake.Provider;
import org.nasd.webconsole.testing.Browser;

/** The nodes in the browser. */
class NodesPageIT {

    private static ConsoleServer server;

    @BeforeAll
    static void start() throws Exception {
        server = ConsoleServer.start(new Provider(30, 10));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void anAdministratorDrainsANodeAndLetsItWorkAgain() {
        try (Browser browser = Browser.start(1440, 900, "en")) {
            browser.open(server.url()).logIn("admin", ConsoleServer.PASSWORD);
            browser.go("#/nodes");
            assertThat(browser.find("tr[data-node=charlie]").getText()).contains("silent");
            browser.find("tr[data-node=bravo] button[data-act=drain]").click();
            browser.find("dialog input[name=reason]").sendKeys("new memory\n");
            browser.awaitText("drained by admin");
            assertThat(browser.find("tr[data-node=bravo]").getText()).contains("drained", "new memory");
            browser.find("tr[data-node=bravo] button[data-act=undrain]").click();
            browser.until(
                    "it works",
                    () -> browser.find("tr[data-node=bravo]").getText().contains("working"));
            browser.find("tr[data-node=charlie] button[data-act=forget]").click();
            browser.find("dialog .go").click();
            browser.until("it is forgotten", () -> browser.all("tr[data-node=charlie]")
                    .isEmpty());
        }
    }

    @Test
    void anOperatorSeesWhoWorksWhatAndCannotChangeIt() {
        try (Browser browser = Browser.start(1440, 900, "ru")) {
            browser.open(server.url()).logIn("operator", ConsoleServer.PASSWORD);
            browser.go("#/nodes");
            browser.awaitText("молчит");
            assertThat(browser.all("tr[data-lease]")).hasSize(30);
            assertThat(browser.all("button[data-act]")).isEmpty();
            browser.find("input[data-search]").sendKeys("bravo");
            browser.until("only its NAS", () -> browser.all("tr[data-lease]").size() == 15);
            browser.find("tr[data-lease] a").click();
            browser.awaitText("bravo");
            assertThat(browser.driver().getCurrentUrl()).contains("#/nas/");
        }
    }
}
