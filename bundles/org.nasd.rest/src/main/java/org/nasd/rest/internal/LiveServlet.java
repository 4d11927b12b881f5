package org.nasd.rest.internal;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /health/live}: 200 as long as a restart would not help. */
@Component(service = Servlet.class, configurationPid = RestSettings.PID)
@HttpWhiteboardServletName("nasd health live")
@HttpWhiteboardServletPattern("/health/live")
public final class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Door door;
    private final transient Liveness liveness = new Liveness();

    @Activate
    public LiveServlet(RestSettings settings) {
        this(settings.port());
    }

    LiveServlet(int port) {
        door = new Door(port);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        door.answer(request, response, liveness::now);
    }
}
