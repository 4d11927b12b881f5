package org.nasd.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.HttpServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.HealthOperations;
import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.NodeOperations;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.OverviewOperations;
import org.nasd.api.operations.Readiness;
import org.nasd.api.operations.RecordOperations;
import org.nasd.api.operations.Role;
import org.nasd.api.operations.SecretOperations;
import org.nasd.api.operations.UpkeepOperations;

/** The servlets in a server with two connectors, as in the distribution. */
@Timeout(30)
class HealthTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private ServerConnector rest;
    private ServerConnector other;
    private ReadyServlet ready;

    @BeforeEach
    void start() throws Exception {
        rest = connector();
        other = connector();
        rest.open();
        other.open();
        ready = new ReadyServlet(rest.getLocalPort());
        ServletContextHandler context = new ServletContextHandler();
        add(context, new LiveServlet(rest.getLocalPort()), "/health/live");
        add(context, ready, "/health/ready");
        server.setHandler(context);
        server.start();
    }

    private ServerConnector connector() {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        return connector;
    }

    private static void add(ServletContextHandler context, HttpServlet servlet, String path) {
        context.addServlet(new ServletHolder(servlet), path);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private HttpResponse<String> get(ServerConnector connector, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(response.headers().firstValue("cache-control")).isEqualTo(Optional.of("no-store"));
        return new ObjectMapper().readTree(response.body());
    }

    /** Operations of which only the health can be asked. */
    private record Health(Supplier<Readiness> answer) implements Operations, HealthOperations {
        @Override
        public Readiness readiness(Caller caller) {
            assertThat(caller.role()).isEqualTo(Role.VIEWER);
            return answer.get();
        }

        @Override
        public HealthOperations health() {
            return this;
        }

        @Override
        public NasOperations nas() {
            return none(NasOperations.class);
        }

        @Override
        public EventOperations events() {
            return none(EventOperations.class);
        }

        @Override
        public DeviceOperations devices() {
            return none(DeviceOperations.class);
        }

        @Override
        public LogOperations logs() {
            return none(LogOperations.class);
        }

        @Override
        public RecordOperations records() {
            return none(RecordOperations.class);
        }

        @Override
        public OverviewOperations overview() {
            return none(OverviewOperations.class);
        }

        @Override
        public SecretOperations secrets() {
            return none(SecretOperations.class);
        }

        @Override
        public NodeOperations nodes() {
            return none(NodeOperations.class);
        }

        @Override
        public UpkeepOperations upkeep() {
            return none(UpkeepOperations.class);
        }

        private static <T> T none(Class<T> type) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                        throw new AssertionError(method);
                    }));
        }
    }

    @Test
    void livesWithoutOperationsAndWithoutADatabase() throws Exception {
        HttpResponse<String> response = get(rest, "/health/live");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("live").asBoolean()).isTrue();
    }

    @Test
    void isNotReadyWithoutOperationsAndSaysSo() throws Exception {
        HttpResponse<String> response = get(rest, "/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).get("reasons").get("operations").get(0).asText())
                .startsWith("the service is not there yet");
    }

    @Test
    void isReadyAsSoonAsOperationsSaySoAndNoLongerWhenTheyGo() throws Exception {
        Health fit = new Health(() -> new Readiness(Map.of("stack", List.of(), "dispatch", List.of())));

        ready.setOperations(fit);
        HttpResponse<String> response = get(rest, "/health/ready");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("checks"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("dispatch", "stack");
        assertThat(json(response).get("ready").asBoolean()).isTrue();

        ready.unsetOperations(fit);
        assertThat(get(rest, "/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void isReadyAndSaysSoWhenAllNasArePausedSinceEventsAreStillTaken() throws Exception {
        ready.setOperations(new Health(() -> new Readiness(Map.of("stack", List.of()), List.of("all NAS are paused"))));

        HttpResponse<String> response = get(rest, "/health/ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("notices").get(0).asText()).isEqualTo("all NAS are paused");
    }

    @Test
    void anOldServiceThatGoesDoesNotTakeTheNewOneAlong() throws Exception {
        Health old = new Health(() -> new Readiness(Map.of()));
        Health next = new Health(() -> new Readiness(Map.of("stack", List.of())));

        ready.setOperations(old);
        ready.setOperations(next);
        ready.unsetOperations(old);

        assertThat(get(rest, "/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotReadyWithTheReasonsOfThePartsThatHaveAny() throws Exception {
        ready.setOperations(new Health(
                () -> new Readiness(Map.of("stack", List.of("the database is \"down\""), "dispatch", List.of()))));

        HttpResponse<String> response = get(rest, "/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).toString())
                .contains("\"stack\":[\"the database is \\\"down\\\"\"]")
                .doesNotContain("dispatch");
    }

    @Test
    void operationsThatCannotBeAskedAreAReasonToo() throws Exception {
        ready.setOperations(new Health(() -> {
            throw new OperationException(OperationException.Kind.UNAVAILABLE, "stopping");
        }));

        HttpResponse<String> response = get(rest, "/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("stopping");
    }

    @Test
    void answersOnTheRestPortOnly() throws Exception {
        assertThat(get(other, "/health/live").statusCode()).isEqualTo(404);
        assertThat(get(other, "/health/ready").statusCode()).isEqualTo(404);
    }

    @Test
    void askingIsAllThatCanBeDone() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + rest.getLocalPort() + "/health/live");
        HttpRequest post = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();

        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }
}
