package org.nasd.scheduler.internal;

import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverType;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the driver services of all bundles into a registry that the engine sees as a plain object. A component of its own, so that drivers
 * may come and go before, while and after the scheduler is wired.
 */
@Component(service = DriverBinding.class, immediate = true)
public final class DriverBinding {

    private static final Logger LOG = LoggerFactory.getLogger(DriverBinding.class);

    private final DriverRegistry registry = new DriverRegistry();
    private volatile Runnable changed = () -> {};

    @Activate
    public DriverBinding() {}

    DriverRegistry registry() {
        return registry;
    }

    /** Sets what is told of every change; it must not block. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(DeviceDriver driver, ServiceReference<DeviceDriver> reference) {
        if (!(reference.getProperty(DriverType.PROPERTY) instanceof String name)) {
            LOG.error(
                    "The driver service of bundle {} has no property {} and is not used",
                    reference.getBundle(),
                    DriverType.PROPERTY);
            return;
        }
        Bundle bundle = reference.getBundle();
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer given ? given : 0;
        registry.add(new DriverRegistry.Entry(
                name,
                driver,
                ranking,
                idOf(reference.getProperties()),
                bundle.getSymbolicName() + " " + bundle.getVersion()));
        LOG.info("Driver {} of bundle {} is there", name, bundle);
        changed.run();
    }

    void unbind(DeviceDriver driver, ServiceReference<DeviceDriver> reference) {
        registry.remove(idOf(reference.getProperties()));
        LOG.info("Driver {} has gone; its NAS wait", reference.getProperty(DriverType.PROPERTY));
        changed.run();
    }

    private static long idOf(java.util.Dictionary<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }
}
