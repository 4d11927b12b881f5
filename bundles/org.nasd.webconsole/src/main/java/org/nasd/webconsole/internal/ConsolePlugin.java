package org.nasd.webconsole.internal;

import java.io.IOException;
import javax.security.auth.Subject;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.api.operations.Role;
import org.nasd.webconsole.internal.access.Access;
import org.nasd.webconsole.internal.access.JaasLogin;
import org.nasd.webconsole.internal.access.Patience;
import org.nasd.webconsole.internal.access.Roles;
import org.nasd.webconsole.internal.access.Sessions;
import org.nasd.webconsole.internal.asset.Edition;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The same pages inside Felix's web console, for whoever is logged in there: this gives their browser a session of the console and the
 * place where its pages appear; all else comes from {@link ConsoleServlet}.
 */
@Component(
        service = Servlet.class,
        configurationPid = ConsoleSettings.PID,
        property = {"felix.webconsole.label=nasd", "felix.webconsole.title=nasd", "felix.webconsole.category=Main"})
public final class ConsolePlugin extends HttpServlet {

    private static final long serialVersionUID = 1L;
    /** Where Karaf's login for Felix's console leaves who it is. */
    private static final String SUBJECT = "karaf.subject.runas";

    private final int port;
    private final transient Access access;
    private final String edition;

    @Activate
    public ConsolePlugin(BundleContext context, ConsoleSettings settings, @Reference Sessions sessions) {
        port = settings.port();
        access = new Access(sessions, new JaasLogin(), new Patience(System::nanoTime), settings.https());
        edition = Edition.of(context.getBundle());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getLocalPort() != port) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (request.getRemoteUser() != null && isUnknown(request)) {
            access.welcome(request, response, request.getRemoteUser(), role(request));
        }
        response.getWriter().write(page());
    }

    private boolean isUnknown(HttpServletRequest request) {
        return access.byCookie(request)
                .filter(session -> session.name().equals(request.getRemoteUser()))
                .isEmpty();
    }

    private static Role role(HttpServletRequest request) {
        return request.getAttribute(SUBJECT) instanceof Subject subject ? Roles.of(subject) : Role.NONE;
    }

    private String page() {
        String folder = "/nasd/assets/" + edition + "/";
        return """
                <link rel="stylesheet" href="%1$slib/uplot/dist/uPlot.min.css">
                <link rel="stylesheet" href="%1$sconsole.css">
                <script src="%1$stheme.js"></script>
                <script src="%1$slib/uplot/dist/uPlot.iife.min.js"></script>
                <div id="nasd" class="inside" data-base="/nasd/"></div>
                <script type="module" src="%1$smain.js"></script>
                """.formatted(folder);
    }
}
