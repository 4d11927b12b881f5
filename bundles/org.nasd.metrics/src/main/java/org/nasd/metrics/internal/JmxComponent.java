package org.nasd.metrics.internal;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.nasd.api.operations.Operations;
import org.nasd.metrics.internal.figures.Observer;
import org.nasd.metrics.internal.jmx.Beans;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the figures over JMX, and follows the NAS that come and go. */
@Component(
        service = {},
        configurationPid = MetricsSettings.PID)
public final class JmxComponent {

    private static final Logger LOG = LoggerFactory.getLogger(JmxComponent.class);
    private static final long PERIOD_SECONDS = 15;

    private final AtomicReference<Operations> operations = new AtomicReference<>();
    private final Beans beans;
    private final ScheduledExecutorService thread;

    @Activate
    public JmxComponent(BundleContext context, MetricsSettings settings) {
        beans = new Beans(
                ManagementFactory.getPlatformMBeanServer(),
                context.getBundle().getVersion().toString(),
                new Observer(operations::get),
                settings.jmx_limit(),
                Duration.ofSeconds(settings.cache()));
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "nasd-metrics-jmx");
            daemon.setDaemon(true);
            return daemon;
        });
        if (settings.jmx_limit() > 0) {
            var unused = thread.scheduleWithFixedDelay(this::follow, 1, PERIOD_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void follow() {
        try {
            beans.update();
        } catch (RuntimeException e) {
            LOG.error("The MBeans of the NAS could not be brought up to date; the next try is in 15 s", e);
        }
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

    @Deactivate
    void stop() {
        thread.shutdownNow();
        beans.close();
    }
}
