package org.nasd.webconsole.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.Role;
import org.nasd.webconsole.internal.access.Access;
import org.nasd.webconsole.internal.access.Login;
import org.nasd.webconsole.internal.access.Patience;
import org.nasd.webconsole.internal.access.Sessions;
import org.nasd.webconsole.internal.asset.Assets;

/** The console in a real HTTP server, over operations of the test. Names are roles. */
public final class ConsoleServer implements AutoCloseable {

    public static final String PASSWORD = "correct horse";

    public final AtomicReference<Operations> operations = new AtomicReference<>();
    public final Sessions sessions = new Sessions(Duration.ofMinutes(5), Duration.ofHours(1), System::nanoTime);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private ConsoleServer(Operations service, int port) {
        operations.set(service);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
    }

    public static ConsoleServer start(Operations service) throws Exception {
        return start(service, 0);
    }

    static ConsoleServer start(Operations service, int port) throws Exception {
        ConsoleServer started = new ConsoleServer(service, port);
        Access access = new Access(started.sessions, login(), new Patience(System::nanoTime), false);
        Console console = new Console(Assets.ofBundle("test"), access, started.operations::get, "1.2.3");
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Page(console)), "/nasd/*");
        started.server.setHandler(context);
        started.server.start();
        return started;
    }

    private static Login login() {
        return (name, password) -> {
            try {
                return password.equals(PASSWORD)
                        ? Optional.of(Role.valueOf(name.toUpperCase(Locale.ROOT)))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        };
    }

    public String url() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/nasd/";
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static final class Page extends HttpServlet {

        private static final long serialVersionUID = 1L;
        private final transient Console console;

        Page(Console console) {
            this.console = console;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            console.answer(request, response, request.getPathInfo());
        }
    }
}
