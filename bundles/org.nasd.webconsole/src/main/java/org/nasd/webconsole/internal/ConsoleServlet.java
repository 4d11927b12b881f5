package org.nasd.webconsole.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.api.operations.Operations;
import org.nasd.webconsole.internal.access.Access;
import org.nasd.webconsole.internal.access.JaasLogin;
import org.nasd.webconsole.internal.access.Patience;
import org.nasd.webconsole.internal.access.Sessions;
import org.nasd.webconsole.internal.asset.Assets;
import org.nasd.webconsole.internal.asset.Edition;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /nasd}: the console for people. */
@Component(service = Servlet.class, configurationPid = ConsoleSettings.PID)
@HttpWhiteboardServletName("nasd console")
@HttpWhiteboardServletPattern("/nasd/*")
public final class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final int port;
    private final transient Console console;
    private final transient AtomicReference<Operations> operations = new AtomicReference<>();

    @Activate
    public ConsoleServlet(BundleContext context, ConsoleSettings settings, @Reference Sessions sessions) {
        port = settings.port();
        Access access = new Access(sessions, new JaasLogin(), new Patience(System::nanoTime), settings.https());
        console = new Console(
                Assets.ofBundle(Edition.of(context.getBundle())),
                access,
                operations::get,
                context.getBundle().getVersion().toString());
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setOperations(Operations service) {
        operations.set(service);
    }

    void unsetOperations(Operations service) {
        operations.compareAndSet(service, null);
    }

    /** Both ports belong to one HTTP server; the other one is for programs. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getLocalPort() == port) {
            console.answer(request, response, request.getPathInfo());
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
