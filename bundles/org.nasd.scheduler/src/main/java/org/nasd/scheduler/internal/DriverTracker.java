package org.nasd.scheduler.internal;

import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverType;
import org.nasd.scheduler.internal.assignment.DriverRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the driver services of all bundles into a registry that the engine sees as a plain object. No component of its own: the scheduler may be activated by the thread
 * that opens the stacks while another one is still starting this bundle.
 */
final class DriverTracker implements ServiceTrackerCustomizer<DeviceDriver, DeviceDriver>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DriverTracker.class);

    private final BundleContext context;
    private final ServiceTracker<DeviceDriver, DeviceDriver> tracker;
    private final DriverRegistry registry = new DriverRegistry();
    private volatile Runnable changed = () -> {};
    private volatile boolean closing;

    /**
     * @param context of the bundle that uses the drivers
     */
    DriverTracker(BundleContext context) {
        this.context = context;
        this.tracker = new ServiceTracker<>(context, DeviceDriver.class, this);
    }

    /** Begins to follow them; those that are there are known when it returns. */
    void open() {
        tracker.open();
    }

    DriverRegistry registry() {
        return registry;
    }

    /** Sets what is told of every change; it must not block. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    @Override
    public DeviceDriver addingService(ServiceReference<DeviceDriver> reference) {
        if (!(reference.getProperty(DriverType.PROPERTY) instanceof String name)) {
            LOG.error(
                    "The driver service of bundle {} has no property {} and is not used",
                    reference.getBundle(),
                    DriverType.PROPERTY);
            return null;
        }
        DeviceDriver driver = context.getService(reference);
        if (driver == null) {
            return null;
        }
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer given ? given : 0;
        registry.add(new DriverRegistry.Entry(
                name,
                driver,
                ranking,
                idOf(reference),
                reference.getBundle().getSymbolicName() + " "
                        + reference.getBundle().getVersion()));
        LOG.info("Driver {} of bundle {} is there", name, reference.getBundle());
        changed.run();
        return driver;
    }

    @Override
    public void removedService(ServiceReference<DeviceDriver> reference, DeviceDriver driver) {
        if (!closing) {
            registry.remove(idOf(reference));
            LOG.info("Driver {} has gone; its NAS wait", reference.getProperty(DriverType.PROPERTY));
            changed.run();
        }
        context.ungetService(reference);
    }

    @Override
    public void modifiedService(ServiceReference<DeviceDriver> reference, DeviceDriver driver) {
        // a driver's name and rank are those it came with
    }

    private static long idOf(ServiceReference<DeviceDriver> reference) {
        return (Long) reference.getProperty(Constants.SERVICE_ID);
    }

    @Override
    public void close() {
        closing = true;
        tracker.close();
    }
}
