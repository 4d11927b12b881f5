package org.nasd.webconsole.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.webconsole.internal.fake.Hostile;
import org.nasd.webconsole.internal.fake.Provider;

/** The console over HTTP: who is let in, what a foreign page can do, what the answers look like. */
class ConsoleTest {

    private static ConsoleServer server;
    private static Provider provider;

    @BeforeAll
    static void start() throws Exception {
        provider = new Provider(120, 500);
        server = ConsoleServer.start(provider);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static Client client() {
        return new Client(server.url());
    }

    private static String requeue(String ids) {
        return "{\"place\":\"failed\",\"ids\":[" + ids + "]}";
    }

    @Test
    void nobodyIsAnsweredWithoutALogin() throws Exception {
        for (String path : new String[] {"api/overview", "api/nas", "api/events?place=main", "api/session"}) {
            assertThat(client().get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(client().post("api/events/requeue", requeue("1")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCookieIsForThisSiteAloneAndNoScriptReadsIt() throws Exception {
        HttpResponse<String> response = client().login("operator", ConsoleServer.PASSWORD);
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/nasd");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aWrongPasswordIsRefusedAndGuessingIsSlowedDown() throws Exception {
        Client guesser = client();
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.login("none", "guess" + i).statusCode()).isEqualTo(401);
        }
        assertThat(guesser.login("none", ConsoleServer.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(guesser.login("admin", "").statusCode()).isEqualTo(401);
    }

    @Test
    void whoLoggedOutIsNotKnownAnyMore() throws Exception {
        Client client = client().loggedIn("admin");
        assertThat(client.get("api/overview").statusCode()).isEqualTo(200);
        assertThat(client.post("api/logout", "{}").statusCode()).isEqualTo(200);
        assertThat(client.get("api/overview").statusCode()).isEqualTo(401);
    }

    @Test
    void httpBasicIsUnderstoodAndNeverAskedFor() throws Exception {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("admin:" + ConsoleServer.PASSWORD).getBytes("UTF-8"));
        assertThat(client().get("api/overview", "Authorization", basic).statusCode())
                .isEqualTo(200);
        assertThat(client().get("api/overview").headers().map()).doesNotContainKey("www-authenticate");
    }

    @Test
    void withoutTheTokenNothingIsDone() throws Exception {
        Client client = client().loggedIn("operator");
        HttpResponse<String> response =
                client.post("api/events/requeue", requeue("5000001"), "Content-Type", "application/json");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(client.get("api/events/5000001").statusCode())
                .as("it is still there")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: null"
            })
    void aForeignPageCanDoNothingEvenWithTheToken(String header) throws Exception {
        Client client = client().loggedIn("operator");
        String[] parts = header.split(": ");
        HttpResponse<String> response = client.post(
                "api/events/requeue",
                requeue("5000002"),
                "Content-Type",
                "application/json",
                "X-Nasd-Token",
                client.token(),
                parts[0],
                parts[1]);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(client.get("api/events/5000002").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormIsNotUnderstood() throws Exception {
        Client client = client().loggedIn("operator");
        HttpResponse<String> response = client.post(
                "api/events/requeue", requeue("5000003"), "Content-Type", "text/plain", "X-Nasd-Token", client.token());
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void whatARoleMayNotDoIsRefusedByTheOperations() throws Exception {
        Client viewer = client().loggedIn("viewer");
        assertThat(viewer.ask("session").path("may").toString()).isEqualTo("[]");
        assertThat(viewer.post("api/events/requeue", requeue("5000004")).statusCode())
                .isEqualTo(403);
        Client operator = client().loggedIn("operator");
        assertThat(operator.ask("session").path("may").toString())
                .contains("requeue", "pause")
                .doesNotContain("exec", "discard");
        assertThat(operator.post("api/events/discard", requeue("5000004")).statusCode())
                .isEqualTo(403);
        assertThat(operator.post("api/events/requeue", requeue("5000004")).statusCode())
                .isEqualTo(200);
        assertThat(operator.get("api/events/5000004").statusCode()).isEqualTo(404);
    }

    @Test
    void idsAreTextsSoThatNoBrowserRoundsThem() throws Exception {
        JsonNode page = client().loggedIn("viewer").ask("events?place=main&limit=2");
        JsonNode first = page.path("rows").get(0);
        assertThat(first.path("id").isTextual()).isTrue();
        assertThat(first.path("id").asText()).isEqualTo(Long.toString(Hostile.LARGE_ID + 1000));
        JsonNode next = client().loggedIn("viewer")
                .ask("events?place=main&limit=2&after=" + page.path("next").asText());
        assertThat(next.path("rows").get(0).path("id").asText()).isEqualTo(Long.toString(Hostile.LARGE_ID + 1002));
    }

    @Test
    void largeNumbersInsideTheVariablesStayExact() throws Exception {
        assertThat(client().loggedIn("viewer")
                        .ask("events/5000000")
                        .path("params")
                        .toString())
                .contains("[\"contract\",\"9007199254740993\"]");
    }

    @Test
    void nasAreSortedWorstFirstAndSearched() throws Exception {
        Client viewer = client().loggedIn("viewer");
        JsonNode all = viewer.ask("nas?limit=10");
        assertThat(all.path("all").asInt()).isEqualTo(120);
        assertThat(all.path("rows").get(0).path("state").asText()).isEqualTo("unavailable");
        assertThat(all.path("rows").get(3).path("pause").path("by").asText()).isEqualTo("ivanova");
        assertThat(viewer.ask("nas?q=EKB-M&state=working").path("found").asInt())
                .isBetween(1, 15);
        assertThat(viewer.ask("nas?sort=p95&falling=1&limit=2").path("rows")).hasSize(2);
        assertThat(viewer.get("api/nas?sort=colour").statusCode()).isEqualTo(400);
    }

    @Test
    void aFilterThatCannotBeUnderstoodIsExplained() throws Exception {
        HttpResponse<String> response = client().loggedIn("viewer").get("api/events?place=main&q=sinc:1h");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("there is no filter sinc:");
    }

    @Test
    void withoutTheOperationsThePageSaysSo() throws Exception {
        Client viewer = client().loggedIn("viewer");
        server.operations.set(null);
        try {
            assertThat(viewer.get("api/overview").statusCode()).isEqualTo(503);
        } finally {
            server.operations.set(provider);
        }
    }

    @Test
    void everyAnswerForbidsForeignScriptsAndFrames() throws Exception {
        for (String path : new String[] {"", "api/overview", "assets/test/main.js", "nothing"}) {
            assertThat(client().get(path)
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElse(""))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                    .doesNotContain("unsafe");
        }
        assertThat(client().get("").body())
                .doesNotContain("<style", "onclick", "javascript:")
                .doesNotContainPattern("<script>");
    }

    @Test
    void filesOfThisEditionAreKeptForEverAndOthersAreAskedForAgain() throws Exception {
        HttpResponse<String> ours = client().get("assets/test/main.js");
        assertThat(ours.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        String tag = ours.headers().firstValue("ETag").orElseThrow();
        assertThat(client().get("assets/test/main.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(client().get("assets/older/main.js").headers().firstValue("Cache-Control"))
                .contains("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assets/test/../Assets.class",
                "assets/test/%2e%2e/Assets.class",
                "assets/test/nothing.js",
                "assets/main.js",
                "assets/test/lib/",
                "assets/test//main.js",
                "api/../x"
            })
    void nothingElseOfTheBundleIsGivenAway(String path) throws Exception {
        assertThat(client().get(path).statusCode()).isBetween(400, 404);
    }
}
