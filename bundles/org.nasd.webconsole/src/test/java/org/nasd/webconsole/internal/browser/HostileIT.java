package org.nasd.webconsole.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.webconsole.internal.ConsoleServer;
import org.nasd.webconsole.internal.fake.Hostile;
import org.nasd.webconsole.internal.fake.Provider;
import org.nasd.webconsole.testing.Browser;

/** Devices, and people who may name things, write what they like: the page shows it, and it does nothing. */
class HostileIT {

    private static ConsoleServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Provider provider = new Provider(50, 100);
        provider.nas.rename(7, Hostile.MARKUP, Hostile.MARKUP + Hostile.CONTROLS);
        provider.nas.rename(8, Hostile.TURNED, Hostile.LONG);
        provider.events.fail(6_000_001, Hostile.MARKUP, Hostile.MARKUP, Hostile.MARKUP, Hostile.MARKUP);
        provider.events.fail(6_000_002, Hostile.TURNED, Hostile.TURNED, Hostile.CONTROLS, Hostile.LONG);
        provider.logs.add(Hostile.MARKUP);
        provider.logs.add(Hostile.TURNED + Hostile.CONTROLS);
        provider.logs.add(Hostile.LONG);
        server = ConsoleServer.start(provider);
        browser = Browser.start(1440, 900, "en");
        browser.open(server.url()).logIn("admin", ConsoleServer.PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    @AfterEach
    void nothingOfItRan() {
        assertThat(browser.run("return window.pwned === undefined")).isEqualTo(true);
        assertThat(browser.all("#nasd img, #nasd script, #nasd iframe")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth - innerWidth")).intValue())
                .as("the page is no wider than the window")
                .isLessThanOrEqualTo(0);
    }

    @Test
    void aNameIsTextOnTheOverviewAndInTheList() {
        browser.go("#/overview");
        browser.awaitText(Hostile.MARKUP);
        browser.go("#/nas?state=unavailable");
        browser.awaitText("<script>window.pwned=1</script>");
    }

    @Test
    void charactersThatTurnOrHideOthersAreShownByName() {
        browser.go("#/nas?state=unavailable");
        browser.awaitText("user_drop \u2039U+202E\u203atxt.exe");
        assertThat(browser.text()).doesNotContain("\u202e").doesNotContain("\u001b");
    }

    @Test
    void anAnswerOf64KibDoesNotBreakThePage() {
        browser.go("#/event/6000002");
        browser.until("it is all there", () -> browser.text().contains(Hostile.LONG));
        browser.go("#/event/6000001");
        browser.awaitText("onerror=");
    }

    @Test
    void aTranscriptIsText() {
        browser.go("#/nas/1103");
        browser.awaitText("<svg onload=window.pwned=1>");
        browser.until("the long line is cut and says so", () -> browser.text().contains("\u2026 (65536)"));
    }

    @Test
    void anAnswerToACommandGivenByHandIsText() {
        browser.go("#/nas/1103");
        browser.find(".actions button:last-child").click();
        browser.find("dialog input[name=command]").sendKeys("/system identity print\n");
        browser.awaitText("!re =name=<script>");
        browser.find("dialog footer button").click();
        browser.until("it is closed", () -> browser.all("dialog[open]").isEmpty());
    }

    @Test
    void anAddressThatSomebodySentIsTextToo() {
        browser.go("#/nas/%3Cimg%20src%3Dx%20onerror%3Dwindow.pwned%3D1%3E");
        browser.awaitText("there is no NAS <img src=x");
        browser.go("#/events?place=failed&q=err%3A%3Cscript%3Ewindow.pwned%3D1%3C%2Fscript%3E");
        browser.awaitText("all that match");
    }
}
