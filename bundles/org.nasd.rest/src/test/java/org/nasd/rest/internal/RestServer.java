package org.nasd.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.nasd.api.operations.Role;
import org.nasd.rest.internal.access.Tokens;

/** The servlet in a real HTTP server, over operations of the test. */
final class RestServer implements AutoCloseable {

    static final String PASSWORD = "correct horse";
    static final String TOKEN = "0123456789abcdef";
    /** SHA-256 of the token above. */
    static final String TOKEN_HASH = "9f9f5111f7b27a781f1f1ddde5ebc2dd2b796bfc7365c9c28b548e564176929f";

    final FakeOperations operations = new FakeOperations();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    final RestServlet servlet;

    RestServer(UnaryOperator<TestSettings> settings) throws Exception {
        connector.setHost("127.0.0.1");
        connector.open();
        server.addConnector(connector);
        servlet = new RestServlet(
                settings.apply(TestSettings.on(port())),
                new Tokens(Map.of("billing", "admin:" + TOKEN_HASH)),
                (name, password) -> password.equals(PASSWORD)
                        ? Optional.of(Role.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
                        : Optional.empty(),
                "1.2.3");
        servlet.setOperations(operations);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/rest_api/*");
        server.setHandler(context);
        server.start();
    }

    static RestServer start() throws Exception {
        return new RestServer(settings -> settings);
    }

    int port() {
        return connector.getLocalPort();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String model, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request("/rest_api/v2/" + model + "/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The result of a call that must succeed. */
    JsonNode result(String model, String body, String... headers) throws Exception {
        HttpResponse<String> response = post(model, body, headers);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body()).get("result");
    }

    JsonNode json(HttpResponse<String> response) throws Exception {
        return json.readTree(response.body());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
