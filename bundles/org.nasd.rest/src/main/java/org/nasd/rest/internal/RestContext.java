package org.nasd.rest.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.rest.internal.access.Gatekeeper;
import org.nasd.rest.internal.access.Visit;
import org.nasd.rest.internal.answer.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/**
 * The context in which servlets of other bundles answer on the REST port, chosen by its name {@code org.nasd.rest}: nothing reaches them
 * by another port, and nobody who is not let in. Without this bundle they are not served at all.
 */
@Component(service = ServletContextHelper.class, configurationPid = RestSettings.PID)
@HttpWhiteboardContext(name = RestContext.NAME, path = "/")
public final class RestContext extends ServletContextHelper {

    static final String NAME = "org.nasd.rest";

    private final int port;
    private final Gatekeeper gatekeeper;

    @Activate
    public RestContext(RestSettings settings, @Reference Access access) {
        port = settings.port();
        gatekeeper = access.gatekeeper();
    }

    /** Whoever is refused has the answer sent here and now: the whiteboard would put a 403 of its own in the place of one that is not. */
    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getLocalPort() != port) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.flushBuffer();
            return false;
        }
        try {
            gatekeeper.admit(Visit.of(request));
            return true;
        } catch (Refusal refusal) {
            refuse(response, refusal);
            return false;
        }
    }

    private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status());
        refusal.headers().forEach(response::setHeader);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write((refusal.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
