package org.nasd.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Role;

/** What every request passes, in a real HTTP server. */
@Timeout(60)
class RestServletTest {

    private static final String ALL = "method1=objects.all&arg1={}";

    private RestServer rest;

    @BeforeEach
    void start() throws Exception {
        rest = RestServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        rest.close();
    }

    private void assertError(HttpResponse<String> response, int status, String message) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode answer = rest.json(response);
        assertThat(answer.fieldNames()).toIterable().containsExactly("call", "error");
        assertThat(answer.get("error").asText()).contains(message);
    }

    @Test
    void anAnswerIsJsonThatNobodyKeepsOrGuessesAt() throws Exception {
        HttpResponse<String> response = rest.post("EventsStack", ALL);

        assertThat(response.body()).isEqualTo("{\"call\":\"/rest_api/v2/EventsStack/\",\"result\":[]}");
        assertThat(response.headers().firstValue("content-type")).contains("application/json;charset=utf-8");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(response.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(csp -> assertThat(csp).contains("default-src 'none'"));
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void theSlashAtTheEndMayBeLeftOut() throws Exception {
        HttpResponse<String> response =
                rest.send(rest.request("/rest_api/v2/EventsStack").POST(HttpRequest.BodyPublishers.ofString(ALL)));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsToldFromWhatIsNotAllowed() throws Exception {
        assertError(rest.post("Tariffs", ALL), 404, "no model Tariffs");
        assertError(rest.get("/rest_api/v1/"), 404, "nothing here");
        assertError(rest.get("/rest_api/v2/Nas/5/"), 404, "nothing here");
        HttpResponse<String> put =
                rest.send(rest.request("/rest_api/v2/Nas/").PUT(HttpRequest.BodyPublishers.noBody()));
        assertError(put, 405, "only GET, HEAD, POST");
        assertThat(put.headers().firstValue("allow")).contains("GET, HEAD, POST");
        for (String method : List.of("OPTIONS", "TRACE", "DELETE", "PATCH")) {
            assertThat(rest.send(rest.request("/rest_api/v2/Nas/").method(method, HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void failuresOfTheOperationsHaveTheStatusThatFits() throws Exception {
        for (Map.Entry<Kind, Integer> expected : Map.of(
                        Kind.INVALID,
                        400,
                        Kind.NOT_FOUND,
                        404,
                        Kind.CONFLICT,
                        409,
                        Kind.READ_ONLY,
                        403,
                        Kind.UNAVAILABLE,
                        503)
                .entrySet()) {
            rest.operations.on("list", arguments -> {
                throw new OperationException(expected.getKey(), "so <it> is");
            });
            HttpResponse<String> response = rest.post("EventsStack", ALL);
            assertError(response, expected.getValue(), "so <it> is");
            assertThat(response.headers().firstValue("retry-after").isPresent()).isEqualTo(expected.getValue() == 503);
        }
        rest.operations.on("list", arguments -> {
            throw new AccessDeniedException("'list' needs the role viewer");
        });
        assertError(
                rest.post("EventsStack", ALL), 403, "needs the role viewer; programs on this machine act as operator");
    }

    @Test
    void aMistakeOfNasdTellsNothingOfItsInside() throws Exception {
        rest.operations.on("list", arguments -> {
            throw new IllegalStateException("hunter2");
        });

        HttpResponse<String> response = rest.post("EventsStack", ALL);

        assertError(response, 500, "log/karaf.log");
        assertThat(response.body()).doesNotContain("hunter2");
    }

    @Test
    void withoutTheOperationsItSaysWhen() throws Exception {
        rest.servlet.unsetOperations(rest.operations);

        HttpResponse<String> response = rest.post("EventsStack", ALL);

        assertError(response, 503, "/health/ready");
        assertThat(response.headers().firstValue("retry-after")).contains("5");
        assertError(rest.get("/rest_api/v2/"), 503, "/health/ready");
    }

    @Test
    void aBodyThatIsTooLargeIsNotReadToItsEnd() throws Exception {
        String large = "method1=objects.all&arg1=" + " ".repeat(10 << 20);

        assertError(rest.post("EventsStack", large), 413, "larger than 4194304 bytes");
        assertThat(rest.operations.was("list")).isFalse();
    }

    @Test
    void aBodyOfUnknownLengthIsCutOffToo() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rest.port())) {
            OutputStream output = socket.getOutputStream();
            output.write("POST /rest_api/v2/Nas/ HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            String answer = "";
            try {
                for (int i = 0; i < 64; i++) {
                    output.write(chunk);
                }
            } catch (java.io.IOException e) {
                answer = "closed";
            }
            byte[] head = new byte[64];
            try {
                int read = socket.getInputStream().read(head);
                answer = new String(head, 0, Math.max(read, 0), StandardCharsets.US_ASCII);
            } catch (java.io.IOException e) {
                answer = answer.isEmpty() ? "reset" : answer;
            }
            assertThat(answer).containsAnyOf("413", "closed", "reset");
            assertThat(answer).doesNotContain("200");
        }
    }

    @Test
    void everybodyMustLogInWhereTheAddressIsNotOfThisMachineAlone() throws Exception {
        for (String address : List.of("0.0.0.0", "::", "10.0.0.1")) {
            try (RestServer open = new RestServer(settings -> settings.at(address))) {
                HttpResponse<String> response = open.post("EventsStack", ALL);
                assertError(response, 401, "login is needed");
                assertThat(response.headers().firstValue("www-authenticate"))
                        .contains("Basic realm=\"nasd\", charset=\"UTF-8\"");
            }
        }
        try (RestServer behindProxy = new RestServer(TestSettings::withLogin)) {
            assertError(behindProxy.post("EventsStack", ALL), 401, "login is needed");
        }
    }

    @Test
    void theRoleOfTheLoginReachesTheOperations() throws Exception {
        rest.result("EventsStack", ALL);
        assertThat(rest.operations.last("list").caller().role()).isEqualTo(Role.OPERATOR);

        rest.result("EventsStack", ALL, "Authorization", "Bearer " + RestServer.TOKEN);
        assertThat(rest.operations.last("list").caller().role()).isEqualTo(Role.ADMIN);
        assertThat(rest.operations.last("list").caller().name()).isEqualTo("billing");

        String basic =
                Base64.getEncoder().encodeToString(("viewer:" + RestServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        rest.result("EventsStack", ALL, "Authorization", "Basic " + basic);
        assertThat(rest.operations.last("list").caller().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void aPageOfAnotherSiteReachesNothing() throws Exception {
        assertError(rest.post("EventsStack", ALL, "Origin", "http://evil.example"), 403, "another site");
        assertError(rest.post("EventsStack", ALL, "Sec-Fetch-Site", "cross-site"), 403, "another site");
        assertError(rest.post("EventsStack", ALL, "X-Forwarded-For", "10.1.1.1"), 401, "login is needed");
        assertThat(rest.operations.was("list")).isFalse();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain() throws Exception {
        try (RestServer slow = new RestServer(settings -> settings.limitedTo(4096, 2))) {
            HttpResponse<String> last = null;
            for (int i = 0; i < 20 && (last == null || last.statusCode() == 200); i++) {
                last = slow.post("EventsStack", ALL);
            }
            assertError(last, 429, "too many requests");
            assertThat(last.headers().firstValue("retry-after")).isEqualTo(Optional.of("1"));
        }
    }

    @Test
    void anotherPortHasNoRest() throws Exception {
        try (RestServer elsewhere = new RestServer(settings ->
                new TestSettings(settings.port() == 1 ? 2 : 1, "127.0.0.1", LoopbackLogin.none, 1, 0, ""))) {
            assertThat(elsewhere.post("EventsStack", ALL).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theVersionIsAModelToo() throws Exception {
        assertThat(rest.result("Version", "get_version=True").get("version").asText())
                .isEqualTo("1.2.3");
        assertThat(rest.result("Version", "method1=objects.get&arg1={}")
                        .at("/fields/version")
                        .asText())
                .isEqualTo("1.2.3");
        assertThat(rest.result("Version", ALL)).hasSize(1);
        assertError(rest.post("Version", "method1=objects.create&arg1={}"), 400, "no such method");
    }
}
