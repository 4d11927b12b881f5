package org.nasd.webconsole.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.webconsole.internal.ConsoleServer;
import org.nasd.webconsole.internal.fake.Provider;
import org.nasd.webconsole.testing.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;

/** What a person does all day. */
class HandlingIT {

    private static Provider provider;
    private static ConsoleServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        provider = new Provider(400, 1204);
        server = ConsoleServer.start(provider);
        browser = Browser.start(1440, 900, "en");
        browser.open(server.url()).logIn("operator", ConsoleServer.PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    private static void press(String keys) {
        browser.find("body").sendKeys(keys);
    }

    @Test
    void aNasThatDiesShowsByItselfAndGoesAgain() {
        browser.go("#/overview");
        provider.nas.become(111, NasState.UNAVAILABLE, "the cable is out");
        browser.awaitText("the cable is out");
        provider.nas.become(111, NasState.WORKING, "");
        browser.until("it is gone", () -> !browser.text().contains("the cable is out"));
    }

    @Test
    void someFailedEventsAreRequeued() {
        browser.go("#/events?place=failed&q=reason%3Arejected");
        browser.find("tr[data-id]");
        List<WebElement> boxes = browser.all("td.c-check input");
        int before = boxes.size();
        boxes.get(0).click();
        browser.awaitText("1 selected");
        browser.find("button[data-act=requeue]").click();
        browser.find("dialog .go").click();
        browser.awaitText("1 event requeued.");
        browser.until("it is gone", () -> browser.all("tr[data-id]").size() == before - 1);
    }

    @Test
    void allThatMatchAreRequeuedAtOnce() {
        browser.go("#/events?place=failed&q=err%3Atimeout");
        browser.find("tr[data-id]");
        browser.find("button[data-act-all=requeue]").click();
        assertThat(browser.find("dialog").getText()).contains("err:timeout");
        browser.find("dialog .go").click();
        browser.awaitText("events requeued.");
        browser.awaitText("No event matches.");
    }

    @Test
    void whoThinksTwiceDoesNothing() {
        browser.go("#/events?place=main");
        browser.find("tr[data-id]");
        browser.find("button[data-act-all=cancel]").click();
        browser.find("dialog footer button[type=button]").click();
        browser.until("it is closed", () -> browser.all("dialog[open]").isEmpty());
        assertThat(browser.all("tr[data-id]")).hasSize(100);
    }

    @Test
    void aSelectionStaysWhenThePageIsRefreshed() {
        browser.go("#/events?place=main&q=cmd%3Auser_accept");
        browser.find("tr[data-id]");
        browser.all("td.c-check input").get(2).click();
        String id = browser.find("tr.selected").getAttribute("data-id");
        browser.run("window.scrollTo(0, 300)");
        browser.run("performance.clearResourceTimings()");
        browser.until(
                "it was refreshed",
                () -> ((Number)
                                        browser.run(
                                                "return performance.getEntriesByType('resource').filter((e) => e.name.includes('api/events')).length"))
                                .intValue()
                        >= 2);
        assertThat(browser.find("tr.selected").getAttribute("data-id")).isEqualTo(id);
        assertThat(((Number) browser.run("return Math.round(scrollY)")).intValue())
                .isEqualTo(300);
    }

    @Test
    void aNasIsPausedWithAReasonAndResumed() {
        browser.go("#/nas/1120");
        browser.find(".actions button").click();
        browser.find("dialog input[name=reason]").sendKeys("new firmware\n");
        browser.awaitText("new firmware");
        assertThat(browser.text()).contains("paused by operator");
        browser.find(".actions .go").click();
        browser.until("it works", () -> browser.find(".bar .state").getText().contains("working"));
    }

    @Test
    void allArePausedAndResumedFromTheOverview() {
        browser.go("#/overview");
        browser.find("[data-pause-all]").click();
        browser.find("dialog input[name=reason]").sendKeys("moving the database\n");
        browser.awaitText("moving the database");
        assertThat(browser.text()).contains("All NAS are paused", "paused by operator");
        browser.run("scrollTo(0, 0)");
        browser.find("[data-resume-all]").click();
        browser.find("dialog .go").click();
        browser.until("the order is gone", () -> !browser.text().contains("moving the database"));
    }

    @Test
    void theKeyboardIsEnough() {
        browser.go("#/overview");
        browser.find("#nasd-page h2");
        press("g");
        press("f");
        browser.until("failed events", () -> browser.driver().getCurrentUrl().contains("place=failed"));
        browser.find("tr[data-id]");
        press("j");
        browser.until(
                "a row has the focus", () -> browser.all("tr[data-row]:focus").size() == 1);
        press("?");
        browser.find("dialog[open] .keys");
        browser.driver().switchTo().activeElement().sendKeys("\uE00C");
        browser.until("it is closed", () -> browser.all("dialog[open]").isEmpty());
        press("/");
        browser.until(
                "the filter has the focus",
                () -> browser.all("input[name=q]:focus").size() == 1);
        browser.driver().switchTo().activeElement().sendKeys("rg?");
        assertThat(browser.find("input[name=q]").getAttribute("value")).isEqualTo("rg?");
    }

    @Test
    void aTabThatNobodySeesAsksForNothing() {
        browser.go("#/overview");
        browser.find("#nasd-page h2");
        String first = browser.driver().getWindowHandle();
        browser.run("""
                Object.defineProperty(document, 'hidden', { configurable: true, get: () => window.unseen === true });
                window.asked = 0;
                const ask = window.fetch;
                window.fetch = (...given) => { window.asked++; return ask(...given); };
                window.unseen = true;
                document.dispatchEvent(new Event('visibilitychange'));
                window.since = performance.now();
                """);
        browser.until(
                "some rounds have passed",
                () -> ((Number) browser.run("return performance.now() - window.since")).doubleValue() > 5000);
        assertThat(((Number) browser.run("return window.asked")).intValue()).isZero();
        browser.run("window.unseen = false; document.dispatchEvent(new Event('visibilitychange'))");
        browser.until("it asks again", () -> ((Number) browser.run("return window.asked")).intValue() > 0);
        assertThat(browser.driver().getWindowHandle()).isEqualTo(first);
    }

    @Test
    void itSpeaksRussianAndRemembersIt() {
        browser.go("#/nas");
        browser.find("tr[data-id]");
        browser.find(".tools [lang=ru]").click();
        browser.awaitText("недоступен");
        browser.driver().navigate().refresh();
        browser.awaitText("События");
        browser.find(".tools [lang=en]").click();
        browser.awaitText("Events");
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() {
        browser.driver().manage().window().setSize(new Dimension(390, 844));
        try {
            for (String page : new String[] {
                "#/overview", "#/nas", "#/events?place=failed", "#/nas/1100", "#/event/5000000", "#/account/12"
            }) {
                browser.go(page);
                browser.find("#nasd-page h1, #nasd-page h2");
                assertThat(((Number) browser.run("return document.documentElement.scrollWidth - innerWidth"))
                                .intValue())
                        .as(page)
                        .isLessThanOrEqualTo(0);
            }
        } finally {
            browser.driver().manage().window().setSize(new Dimension(1440, 900));
        }
    }

    @Test
    void whoseSessionEndedLogsInAndStaysWhereTheyWere() {
        browser.go("#/events?place=failed");
        browser.find("tr[data-id]");
        browser.run("fetch('api/session').then((r) => r.json()).then((s) => fetch('api/logout', { method: 'POST', "
                + "headers: { 'Content-Type': 'application/json', 'X-Nasd-Token': s.token }, body: '{}' }))");
        browser.find(".login");
        browser.logIn("operator", ConsoleServer.PASSWORD);
        browser.find("tr[data-id]");
        assertThat(browser.driver().getCurrentUrl()).contains("place=failed");
    }

    @Test
    void aServerThatGoesAwayLeavesTheLastFiguresAndSaysSo() {
        browser.go("#/nas");
        browser.find("tr[data-id]");
        server.operations.set(null);
        try {
            browser.find(".stale");
            assertThat(browser.all("tr[data-id]")).isNotEmpty();
        } finally {
            server.operations.set(provider);
        }
        browser.until(
                "it is well again",
                () -> !browser.driver().findElement(By.cssSelector(".stale")).isDisplayed());
    }
}
