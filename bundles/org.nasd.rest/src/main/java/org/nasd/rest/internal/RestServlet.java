package org.nasd.rest.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.api.operations.Operations;
import org.nasd.rest.internal.access.Login;
import org.nasd.rest.internal.access.Tokens;
import org.nasd.rest.internal.answer.Page;
import org.nasd.rest.internal.model.Times;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /rest_api/v2/}: the face for programs, in the original's form. */
@Component(service = Servlet.class, configurationPid = RestSettings.PID)
@HttpWhiteboardServletName("nasd REST")
@HttpWhiteboardServletPattern("/rest_api/*")
public final class RestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int KIB = 1024;
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    private final int port;
    private final transient RestApi api;
    private final transient AtomicReference<Operations> operations = new AtomicReference<>();

    @Activate
    public RestServlet(BundleContext context, RestSettings settings, @Reference Access access) {
        this(settings, access, context.getBundle().getVersion().toString());
    }

    RestServlet(RestSettings settings, Tokens tokens, Login login, String version) {
        this(settings, new Access(settings, tokens, login), version);
    }

    private RestServlet(RestSettings settings, Access access, String version) {
        port = settings.port();
        Times times = new Times(settings.zone().isEmpty() ? ZoneId.systemDefault() : ZoneId.of(settings.zone()));
        api = new RestApi(
                access.gatekeeper(),
                new BodyReader(settings.body_max() * KIB, System::nanoTime),
                times,
                new VersionModel(version, times),
                operations::get);
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

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getLocalPort() != port) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Page page = api.answer(request, request.getPathInfo());
        response.setStatus(page.status());
        response.setContentType(page.type());
        HEADERS.forEach(response::setHeader);
        page.headers().forEach(response::setHeader);
        response.setContentLength(page.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(page.body());
        }
    }
}
