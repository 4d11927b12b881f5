package org.nasd.webconsole.internal.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.nasd.webconsole.internal.ConsoleServer;
import org.nasd.webconsole.internal.fake.Provider;
import org.nasd.webconsole.testing.Browser;
import org.openqa.selenium.Dimension;

/** Takes the pictures of {@code docs/images} anew; its one argument is that folder. */
final class Screenshots {

    private static final Dimension DESK = new Dimension(1440, 1000);
    private static final Dimension PHONE = new Dimension(390, 844);

    private final Browser browser;
    private final Path folder;

    private Screenshots(Browser browser, Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        try (ConsoleServer server = ConsoleServer.start(new Provider(400, 1204));
                Browser browser = Browser.start(DESK.width, DESK.height, "en")) {
            browser.open(server.url()).logIn("admin", ConsoleServer.PASSWORD);
            new Screenshots(browser, Path.of(arguments[0])).all();
        }
    }

    private void all() throws IOException {
        take("console-overview", "light", "en", DESK, "#/overview", "nasd-chart canvas");
        take("console-nas", "dark", "en", DESK, "#/nas", ".spark path");
        take("console-nas-detail", "light", "en", DESK, "#/nas/1108", "nasd-log div");
        take("console-events", "light", "ru", DESK, "#/events?place=failed", "tr[data-id]");
        take("console-event", "dark", "en", DESK, "#/event/5000000", ".attempts");
        take("console-phone", "dark", "ru", PHONE, "#/nas", ".spark path");
    }

    private void take(String name, String theme, String language, Dimension size, String hash, String css)
            throws IOException {
        browser.driver().manage().window().setSize(size);
        browser.run(
                "localStorage.setItem('nasd.theme', arguments[0]); localStorage.setItem('nasd.language', arguments[1])",
                theme,
                language);
        browser.go(hash);
        browser.driver().navigate().refresh();
        browser.until(css, () -> !browser.all(css).isEmpty());
        if (name.equals("console-events")) {
            browser.run(
                    "document.querySelectorAll('td.c-check input').forEach((box, i) => { if (i > 1 && i < 5) box.click(); })");
        }
        // One more round, so that charts and logs have found their size.
        browser.run("performance.clearResourceTimings()");
        browser.until(
                "it is drawn",
                Duration.ofSeconds(20),
                () -> ((Number)
                                        browser.run(
                                                "return performance.getEntriesByType('resource').filter((e) => e.name.includes('api/')).length"))
                                .intValue()
                        >= 2);
        browser.screenshot(folder.resolve(name + ".png"));
    }
}
