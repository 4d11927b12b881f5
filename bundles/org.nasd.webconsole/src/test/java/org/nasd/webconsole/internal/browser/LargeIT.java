package org.nasd.webconsole.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.webconsole.internal.ConsoleServer;
import org.nasd.webconsole.internal.fake.Hostile;
import org.nasd.webconsole.internal.fake.Provider;
import org.nasd.webconsole.testing.Browser;

/** A large provider: 10,000 NAS, 200,000 events waiting. */
class LargeIT {

    /** The promise, for a person at a machine of their own. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static ConsoleServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        server = ConsoleServer.start(new Provider(10_000, 200_000));
        browser = Browser.start(1440, 900, "en");
        browser.open(server.url()).logIn("admin", ConsoleServer.PASSWORD);
        // What is measured is the console, not how Java and Chromium warm up.
        for (String page : new String[] {"#/nas", "#/events?place=main", "#/nas/1100", "#/overview"}) {
            browser.go(page);
            browser.until("it shows", () -> !browser.all("#nasd-page > *").isEmpty());
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#/overview|nasd-chart canvas",
                "#/nas?sort=p95&falling=1|tr[data-id]",
                "#/nas?q=ekb-m|tr[data-id]",
                "#/nas/1103|nasd-log div",
                "#/events?place=main&q=cmd%3Auser_auth|tr[data-id]",
                "#/events?place=failed|tr[data-id]",
                "#/event/9007199254741993|.attempts li",
                "#/account/4711|nasd-log div",
                "#/audit|table.audit td"
            })
    void everyPageIsThereWithinASecond(String hash, String css) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            browser.go("#/help-none");
            browser.until("it is left", () -> browser.all(css).isEmpty() || hash.startsWith("#/overview"));
            best = Math.min(best, millisUntil(hash, css));
        }
        assertThat(best).as(hash).isLessThanOrEqualTo(SOON.toMillis());
    }

    /** Measured inside the browser, from the change of the address until it is drawn. */
    private static long millisUntil(String hash, String css) {
        Object took = browser.driver().executeAsyncScript("""
                const [hash, css, done] = arguments;
                const begun = performance.now();
                location.hash = hash;
                const look = () => document.querySelector(css) ? requestAnimationFrame(() => done(Math.round(performance.now() - begun))) : setTimeout(look, 5);
                setTimeout(look, 0);
                """, hash, css);
        return ((Number) took).longValue();
    }

    @Test
    void aPageOfNasIsShortAndTheRestIsAStepAway() {
        browser.go("#/nas?sort=name");
        browser.awaitText("1–50 of 10,000");
        assertThat(browser.all("tr[data-id]")).hasSize(50);
        String first = browser.find("tr[data-id]").getAttribute("data-id");
        browser.find("a[rel=next]").click();
        browser.awaitText("51–100 of 10,000");
        assertThat(browser.find("tr[data-id]").getAttribute("data-id")).isNotEqualTo(first);
    }

    @Test
    void aFilterIsKeptInTheAddressAndSurvivesAReload() {
        browser.go("#/events?place=main");
        browser.find("input[name=q]").clear();
        browser.find("input[name=q]").sendKeys("nas:ekb-m01 cmd:user_accept\n");
        browser.until(
                "the address holds it", () -> browser.driver().getCurrentUrl().contains("user_accept"));
        browser.driver().navigate().refresh();
        browser.find("tr[data-id]");
        assertThat(browser.find("input[name=q]").getAttribute("value")).isEqualTo("nas:ekb-m01 cmd:user_accept");
        assertThat(browser.all("td.c-cmd"))
                .allSatisfy(cell -> assertThat(cell.getText()).isEqualTo("user_accept"));
    }

    @Test
    void idsBeyondWhatABrowserCanCountAreShownExactly() {
        browser.go("#/events?place=main");
        browser.awaitText(Long.toString(Hostile.LARGE_ID + 1000));
        browser.awaitText(Long.toString(Hostile.LARGE_ID + 1001));
    }

    @Test
    void aRefreshMovesNothing() {
        for (String page : new String[] {"#/overview", "#/nas", "#/events?place=main", "#/nas/1100"}) {
            browser.go(page);
            browser.find("#nasd-page h1, #nasd-page h2");
            browser.run("""
                    window.moved = 0; window.asked = 0;
                    new PerformanceObserver((l) => l.getEntries().forEach((e) => { window.moved += e.value; })).observe({ type: 'layout-shift' });
                    new PerformanceObserver((l) => { window.asked += l.getEntries().filter((e) => e.name.includes('/api/overview')).length; }).observe({ type: 'resource' });
                    """);
            browser.until(
                    "it was refreshed twice", () -> ((Number) browser.run("return window.asked")).intValue() >= 3);
            assertThat(((Number) browser.run("return window.moved")).doubleValue())
                    .as(page)
                    .isLessThan(0.002);
        }
    }
}
