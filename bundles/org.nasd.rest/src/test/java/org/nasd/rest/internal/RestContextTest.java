package org.nasd.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.operations.Role;
import org.nasd.rest.internal.access.Tokens;

/** A servlet of another bundle behind the context, in a real HTTP server. */
@Timeout(30)
class RestContextTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector rest = connector();
    private final ServerConnector other = connector();

    private ServerConnector connector() {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        return connector;
    }

    private void start(boolean login) throws Exception {
        rest.open();
        other.open();
        TestSettings plain = TestSettings.on(rest.getLocalPort());
        TestSettings settings = login ? plain.withLogin() : plain;
        RestContext context = new RestContext(
                settings,
                new Access(
                        settings,
                        new Tokens(Map.of("prometheus", "viewer:" + RestServer.TOKEN_HASH)),
                        (name, password) ->
                                password.equals(RestServer.PASSWORD) ? Optional.of(Role.VIEWER) : Optional.empty()));
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new Guarded(context)), "/metrics");
        server.setHandler(handler);
        server.start();
    }

    /** Does what the whiteboard does. */
    private static final class Guarded extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient RestContext context;

        Guarded(RestContext context) {
            this.context = context;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (context.handleSecurity(request, response)) {
                response.getWriter().print("figures");
            } else if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        }
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private HttpResponse<String> get(ServerConnector connector, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/metrics"))
                .timeout(Duration.ofSeconds(10));
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void programsOnThisMachineNeedNoLogin() throws Exception {
        start(false);

        assertThat(get(rest).body()).isEqualTo("figures");
    }

    @Test
    void nothingIsReachedByAnotherPort() throws Exception {
        start(false);

        HttpResponse<String> response = get(other);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void whatAProxyPassesOnNeedsALogin() throws Exception {
        start(false);

        HttpResponse<String> response = get(rest, "X-Forwarded-For", "203.0.113.7");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).isPresent();
        assertThat(response.body()).doesNotContain("figures");
    }

    @Test
    void whereALoginIsNeededATokenOrAPasswordIsOne() throws Exception {
        start(true);

        assertThat(get(rest).statusCode()).isEqualTo(401);
        assertThat(get(rest, "Authorization", "Bearer " + RestServer.TOKEN).body())
                .isEqualTo("figures");
        assertThat(get(rest, "Authorization", "Basic " + basic(RestServer.PASSWORD))
                        .body())
                .isEqualTo("figures");
        assertThat(get(rest, "Authorization", "Basic " + basic("wrong")).statusCode())
                .isEqualTo(401);
    }

    private static String basic(String password) {
        return Base64.getEncoder().encodeToString(("vera:" + password).getBytes(StandardCharsets.UTF_8));
    }
}
