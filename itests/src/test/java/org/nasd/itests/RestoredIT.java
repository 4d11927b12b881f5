package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Router;
import org.nasd.itests.harness.Trees;

/** An old copy of the database is brought back, with events waiting in it that were delivered since. */
class RestoredIT {

    private static final Duration A_WHILE = Duration.ofSeconds(120);
    private static final int EVENTS = 10;

    @Test
    @Tag("F26")
    @Fault(
            value = "F26",
            injected = "an older copy of the database restored",
            passes = "starts paused; nothing sent before an operator resumes")
    void aRestoredDatabaseIsPausedAndSendsNothingBeforeSomebodyResumes() throws Exception {
        try (Router router = Router.start("m1", Duration.ofSeconds(2));
                Distribution nasd = Distribution.unpacked("restored").start()) {
            nasd.awaitReady();
            router.addTo(nasd, "10.90.185.2", "Mikrotik-Simple", 1);
            for (int id = 1; id <= EVENTS; id++) {
                nasd.admin()
                        .run("nas:user-add id=" + id + " abonent_id=" + (1000 + id) + " nas=m1 login=user" + id
                                + " ip=10.88.0." + id)
                        .ok();
            }
            nasd.admin().run("nas:pause m1 so that they wait").ok();
            for (int id = 1; id <= EVENTS; id++) {
                nasd.admin().run("nas:push user_redirect " + id).ok();
            }
            nasd.admin().run("nas:resume m1").ok();
            Path copy = Path.of(nasd.admin().run("nas:backup").ok().strip());
            nasd.await("all were delivered", A_WHILE, () -> waiting(nasd) == 0);
            nasd.stop();
            router.awaitQuiet();
            long delivered = router.journal().total();

            restore(copy, nasd.home().resolve("db"));
            nasd.start().awaitReady();

            nasd.await(
                    "the dispatch knows",
                    A_WHILE,
                    () -> nasd.get(nasd.ports().rest(), "/health/ready").body().contains("all NAS are paused by nasd"));
            assertThat(waiting(nasd)).isPositive();
            assertThat(nasd.admin().run("nas:list").ok())
                    .contains("ALL NAS ARE PAUSED by nasd at ", "went back in time", "nas:resume --all");
            assertThat(nasd.admin().run("nas:status").ok()).contains("BAD", "all NAS are paused by nasd");
            assertThat(nasd.admin().run("nas:doctor").output()).contains("all NAS by nasd since");
            assertThat(nasd.admin().run("nas:resume m1").output()).contains("nas:resume --all");
            assertThat(router.journal().total()).isEqualTo(delivered);

            nasd.stop();
            nasd.start().awaitReady();
            assertThat(nasd.admin().run("nas:list").ok()).contains("ALL NAS ARE PAUSED by nasd");
            assertThat(router.journal().total()).isEqualTo(delivered);

            nasd.admin().run("nas:resume --all").ok();
            nasd.await("they are sent again", A_WHILE, () -> waiting(nasd) == 0);
            assertThat(router.journal().total()).isGreaterThan(delivered);

            nasd.stop();
            nasd.start("--paused").awaitReady();
            assertThat(nasd.admin().run("nas:list").ok()).contains("ALL NAS ARE PAUSED by nasd", "--paused");
        }
    }

    private static long waiting(Distribution nasd) throws Exception {
        return nasd.admin()
                .run("nas:status")
                .ok()
                .lines()
                .filter(line -> line.startsWith("main stack") || line.startsWith("compact stack"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("^\\D+(\\d+) events.*", "$1")))
                .sum();
    }

    private static void restore(Path zip, Path into) throws IOException {
        Trees.delete(into);
        Files.createDirectories(into);
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream copy = new ZipInputStream(file)) {
            for (ZipEntry entry = copy.getNextEntry(); entry != null; entry = copy.getNextEntry()) {
                Files.copy(copy, into.resolve(entry.getName()));
            }
        }
    }
}
