package org.nasd.rest.internal;

import java.io.IOException;
import java.util.List;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.Preprocessor;

/**
 * Keeps off the REST port what is not REST's. Both ports belong to one HTTP server, so without this the web console would answer on
 * the port that an operator may have opened to other machines.
 */
@Component(service = Preprocessor.class, configurationPid = RestSettings.PID)
public final class PortSeparation implements Preprocessor {

    private static final List<String> OURS = List.of("/health/", "/metrics", "/rest_api/");

    private final int port;

    @Activate
    public PortSeparation(RestSettings settings) {
        port = settings.port();
    }

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ((HttpServletRequest) request).getRequestURI();
        if (request.getLocalPort() == port && OURS.stream().noneMatch(path::startsWith)) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    public void destroy() {}
}
