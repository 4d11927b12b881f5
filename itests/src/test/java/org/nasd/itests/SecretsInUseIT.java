package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Heap;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;

/** NAS whose passwords stand encrypted or in files: what they do, and that nobody else ever sees one. */
@TestMethodOrder(OrderAnnotation.class)
class SecretsInUseIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String RIGHT = "Zx9-correct-horse";
    private static final String WRONG = "Qw7-battery-staple";
    private static final String OLD_KEY = "ab".repeat(32);
    private static final String NEW_KEY = "cd".repeat(32);

    private static SimulatedRouter router;
    private static Distribution nasd;

    @BeforeAll
    static void boot() throws Exception {
        router = SimulatedRouter.start(
                RouterSettings.builder().name("m").user("nasd", RIGHT).build());
        nasd = Distribution.unpacked("secrets");
        Files.createDirectories(secrets());
        keys(OLD_KEY);
        Files.writeString(secrets().resolve("router"), RIGHT + "\n");
        Files.writeString(
                nasd.home().resolve("etc/org.nasd.scheduler.cfg"), "\nrefresh = 1\n", StandardOpenOption.APPEND);
        nasd.start().awaitReady();
        add("enc", "10.90.0.1", "telnet_password=" + RIGHT);
        add("file", "10.90.0.2", "telnet_password=secret:router");
        add("wrong", "10.90.0.3", "telnet_password=" + WRONG + " enable_password=" + WRONG);
        for (int id = 1; id <= 3; id++) {
            nasd.admin()
                    .run("nas:user-add id=" + id + " abonent_id=" + (1000 + id) + " nas_id=" + id + " ip=10.88.0." + id)
                    .ok();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        nasd.close();
        router.close();
    }

    private static Path secrets() {
        return nasd.home().resolve("etc/secrets");
    }

    private static void keys(String... keys) throws IOException {
        Files.writeString(secrets().resolve("nasd.key"), String.join("\n", keys) + "\n");
    }

    private static void add(String name, String ip, String secrets) throws Exception {
        nasd.admin()
                .run("nas:add name=" + name + " nas_ip=" + ip + " telnet_ip=127.0.0.1 telnet_port=" + router.port()
                        + " telnet_login=nasd scheme=Mikrotik-Simple forks=5 " + secrets)
                .ok();
    }

    private static void delivers(int user) throws Exception {
        nasd.admin().run("nas:push user_redirect " + user + " --wait 60").ok();
        nasd.admin().run("nas:push user_redirect_cancel " + user + " --wait 60").ok();
    }

    private static String info(String nas) throws Exception {
        return nasd.admin().run("nas:info " + nas).ok();
    }

    @Test
    @Order(1)
    void passwordsInEveryFormOpenTheirDevices() throws Exception {
        delivers(1);
        delivers(2);
        nasd.admin().run("nas:push user_redirect 3").ok();
        nasd.await("the wrong password was refused", SOON, () -> info("wrong").contains("refused"));
    }

    @Test
    @Order(2)
    void aNasWithoutItsKeyIsParkedAndSaysWhyWhileOthersGoOnAndWorksAgainWithIt() throws Exception {
        Files.delete(secrets().resolve("nasd.key"));
        nasd.await("it is parked", SOON, () -> info("enc").contains("parked"));

        assertThat(info("enc")).contains("telnet_password of NAS enc cannot be read", "nasd.key", "nas:set enc");
        delivers(2);
        assertThat(nasd.admin().run("nas:encrypt").output()).contains("openssl rand");

        keys(OLD_KEY);
        delivers(1);
    }

    @Test
    @Order(3)
    void rekeyingLeavesTheOldKeyWithoutUse() throws Exception {
        keys(NEW_KEY, OLD_KEY);
        assertThat(nasd.admin().run("nas:rekey").ok()).contains("encrypted with the first key: 3 secrets of 2 NAS");
        keys(NEW_KEY);
        delivers(1);
        assertThat(nasd.admin().run("nas:encrypt").ok()).contains("encrypted: 0 secrets");
        assertThat(nasd.admin().run("nas:doctor").output()).contains("3 encrypted, 1 in files");
    }

    @Test
    @Order(4)
    void afterAllThisNoPasswordStandsAnywhereButInItsFile() throws Exception {
        nasd.withUser("vera", "looks", "viewers");
        List<String> seen = new ArrayList<>();
        for (String command : List.of(
                "nas:list --json",
                "nas:info enc",
                "nas:info wrong --json",
                "nas:status",
                "nas:doctor",
                "nas:audit",
                "nas:log enc",
                "nas:log wrong",
                "nas:events --json",
                "nas:exec wrong /system/identity/print",
                "nas:exec enc /nobody/knows/this",
                "nas:set wrong telnet_port=x",
                "log:display")) {
            seen.add(nasd.admin().run(command).output());
        }
        seen.add(nasd.shell("vera", "looks").run("nas:info enc").output());
        for (String call : List.of("objects.all", "objects.filter")) {
            seen.add(rest("Nas", call));
            seen.add(rest("EventsStack", call));
        }
        seen.add(nasd.get(nasd.ports().rest(), "/metrics").body());
        seen.add(nasd.get(nasd.ports().rest(), "/health/ready").body());
        seen.add(Heap.of(nasd).threads());

        assertThat(seen).allSatisfy(text -> assertThat(text).isNotEmpty().doesNotContain(RIGHT, WRONG, NEW_KEY));
        assertThat(seen.toString()).contains("******");
        nasd.stop();
        try (Stream<Path> files = Files.walk(nasd.home())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(secrets()))
                    .filter(file -> !file.startsWith(nasd.home().resolve("system")))
                    .toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(RIGHT) || bytes.contains(WRONG) || bytes.contains(NEW_KEY))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    private static String rest(String model, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + nasd.ports().rest() + "/rest_api/v2/" + model + "/"))
                .timeout(SOON)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "method1=" + method + "&arg1=" + URLEncoder.encode("{}", StandardCharsets.UTF_8)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
