package org.nasd.webconsole.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/** Debian's Chromium, without a screen. */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one. Where there is none, the test fails in CI and is left out elsewhere. */
    public static Browser start(int width, int height, String language) {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("Debian's packages chromium and chromium-driver are missing");
        }
        Assumptions.assumeTrue(there, "Debian's packages chromium and chromium-driver are not installed");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=" + language,
                "--window-size=" + width + "," + height);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.driver.manage().window().setSize(new Dimension(width, height));
        return browser;
    }

    public ChromeDriver driver() {
        return driver;
    }

    public Browser open(String url) {
        driver.get(url);
        return this;
    }

    public Browser logIn(String name, String password) {
        find("input[name=name]").sendKeys(name);
        find("input[name=password]").sendKeys(password);
        find(".login .go").click();
        find(".strip");
        return this;
    }

    /** The first element, once it is there and shows. */
    public WebElement find(String css) {
        until(css + " shows", () -> driver.findElements(By.cssSelector(css)).stream()
                .anyMatch(WebElement::isDisplayed));
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow();
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The text of the whole page. */
    public String text() {
        return String.valueOf(run("return document.body.innerText"));
    }

    public Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Goes to another page of the console. */
    public void go(String hash) {
        run("location.hash = arguments[0]", hash);
    }

    public void until(String what, Callable<Boolean> condition) {
        until(what, PATIENCE, condition);
    }

    public void until(String what, Duration patience, Callable<Boolean> condition) {
        long end = System.nanoTime() + patience.toNanos();
        Exception last = null;
        do {
            try {
                if (condition.call()) {
                    return;
                }
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while it was waited until " + what, e);
            } catch (Exception e) {
                // The page is drawn anew while it is read.
                last = e;
            }
        } while (System.nanoTime() < end);
        throw new AssertionError("waited in vain until " + what + "\n" + text() + "\n" + complaints(), last);
    }

    public void awaitText(String text) {
        until("the page says " + text, () -> text().contains(text));
    }

    /** What the browser complained of: errors of scripts, violations of the policy. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                // That a question of a page is refused is the page's to tell.
                .filter(message -> !message.matches("\\S*/nasd/api/.* status of 4\\d\\d .*"))
                .toList();
    }

    public void screenshot(Path file) throws java.io.IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
