package org.nasd.rest.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.api.operations.Operations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.osgi.service.metatype.annotations.Designate;

/** {@code /health/ready}: 200 when nasd is fit for work, else 503 with the reasons. */
@Component(service = Servlet.class, configurationPid = RestSettings.PID)
@Designate(ocd = RestSettings.class)
@HttpWhiteboardServletName("nasd health ready")
@HttpWhiteboardServletPattern("/health/ready")
public final class ReadyServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Door door;
    private final transient AtomicReference<Operations> operations = new AtomicReference<>();

    @Activate
    public ReadyServlet(RestSettings settings) {
        this(settings.port());
    }

    ReadyServlet(int port) {
        door = new Door(port);
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
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        door.answer(request, response, () -> ReadinessReply.of(operations.get()));
    }
}
