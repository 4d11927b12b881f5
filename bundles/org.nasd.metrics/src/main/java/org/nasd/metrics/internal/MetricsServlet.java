package org.nasd.metrics.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.api.operations.Operations;
import org.nasd.metrics.internal.exposition.Exposition;
import org.nasd.metrics.internal.exposition.Odometer;
import org.nasd.metrics.internal.exposition.Page;
import org.nasd.metrics.internal.figures.Observer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.osgi.service.metatype.annotations.Designate;

/**
 * {@code /metrics}. It stands in the context of the face for programs, which sees to the port and to who is let in; without that context
 * it is not served at all.
 */
@Component(service = Servlet.class, configurationPid = MetricsSettings.PID)
@Designate(ocd = MetricsSettings.class)
@HttpWhiteboardServletName("nasd metrics")
@HttpWhiteboardServletPattern("/metrics")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=org.nasd.rest)")
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient AtomicReference<Operations> operations = new AtomicReference<>();
    private final transient Exposition exposition;

    @Activate
    public MetricsServlet(BundleContext context, MetricsSettings settings, @Reference Odometer odometer) {
        this(settings, odometer, context.getBundle().getVersion().toString());
    }

    MetricsServlet(MetricsSettings settings, Odometer odometer, String version) {
        HistogramsPerNas histograms = settings.histograms();
        int limit = settings.histograms_limit();
        exposition = Exposition.of(
                version,
                new Observer(operations::get),
                odometer,
                nas -> histograms.areFor(nas, limit),
                Duration.ofSeconds(settings.cache()));
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
        Page page = exposition.page(request.getHeader("Accept"));
        response.setContentType(page.type());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept, Accept-Encoding");
        if (acceptsGzip(request.getHeader("Accept-Encoding"))) {
            response.setHeader("Content-Encoding", "gzip");
            response.setContentLength(page.compressedSize());
            page.writeCompressed(response.getOutputStream());
        } else {
            page.writePlain(response.getOutputStream());
        }
    }

    private static boolean acceptsGzip(String encodings) {
        return encodings != null && encodings.matches("(?is)(.*[,\\s])?gzip\\s*(,.*|;\\s*q=(1|0\\.\\d*[1-9]).*)?");
    }
}
