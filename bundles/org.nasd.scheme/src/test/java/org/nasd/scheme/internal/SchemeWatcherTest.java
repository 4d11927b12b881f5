package org.nasd.scheme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.SchemeStatus;

class SchemeWatcherTest {

    private record News(String scheme, String thread) {}

    @TempDir
    Path root;

    private final LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>();

    private SchemeWatcher watch() {
        return new SchemeWatcher(
                root,
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                name -> news.add(new News(name, Thread.currentThread().getName())));
    }

    @Test
    void bringsTheNewsOnItsOwnThreadAndEndsWithIt() throws Exception {
        try (SchemeWatcher watcher = watch()) {
            watcher.start();
            Path box = Files.createDirectory(root.resolve("Box"));
            Files.writeString(box.resolve("e.cmd"), "one");
            Files.writeString(box.resolve("scheme.cfg"), "driver = d");
            assertThat(news.poll(10, TimeUnit.SECONDS)).isEqualTo(new News("Box", "nasd-schemes"));
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (isRunning() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(isRunning()).isFalse();
    }

    private static boolean isRunning() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("nasd-schemes"));
    }

    @Test
    void theSampleSchemesLoad() throws Exception {
        Path samples = Path.of(
                        getClass().getResource("/oss/sample-router/scheme.cfg").toURI())
                .resolve("../..")
                .normalize();
        try (SchemeWatcher watcher =
                new SchemeWatcher(samples, Duration.ofSeconds(1), Duration.ofSeconds(1), name -> {})) {
            assertThat(watcher.schemes().all())
                    .flatExtracting(SchemeStatus::errors)
                    .isEmpty();
            assertThat(watcher.schemes().all())
                    .extracting(SchemeStatus::name)
                    .containsExactly("sample-router", "sample-shell");
            var router = watcher.schemes()
                    .find("sample-router")
                    .flatMap(SchemeStatus::scheme)
                    .orElseThrow();
            assertThat(router.events()).containsExactly("user_edit", "user_redirect", "user_redirect_cancel");
            assertThat(Sample.commands(
                            router.render("user_redirect", Map.of("ip", "10.0.0.5", "snatip", ""), Sample.STRICT)))
                    .containsExactly(
                            "/ip firewall address-list ensure [comment=crb_10.0.0.5] list=nomoney address=10.0.0.5",
                            "/queue simple remove [find comment=crb_10.0.0.5]");
            var shell = watcher.schemes()
                    .find("sample-shell")
                    .flatMap(SchemeStatus::scheme)
                    .orElseThrow();
            assertThat(shell.render(
                            "user_rate_set",
                            Map.of("user_id", 5L, "rate_in", 1000L, "rate_out", 2000.0),
                            Sample.STRICT))
                    .isEqualTo(new Rendering.Commands(
                            List.of("configure", "account 5 rate 1000 2000", "no account 5 burst", "commit", "exit"),
                            "show account 5"));
            assertThat(Sample.commands(shell.render("user_rate_set_cancel", Map.of("user_id", 5L), Sample.STRICT)))
                    .isEmpty();
        }
    }
}
