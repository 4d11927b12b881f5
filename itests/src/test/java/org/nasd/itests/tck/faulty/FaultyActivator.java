package org.nasd.itests.tck.faulty;

import java.util.Map;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverType;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Offers the driver {@code faulty}: the driver telnet with the fault that the system property names. */
public final class FaultyActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Fault fault = Fault.valueOf(System.getProperty(Fault.PROPERTY));
        context.registerService(
                DeviceDriver.class,
                new FaultyDriver(() -> telnet(context), fault),
                FrameworkUtil.asDictionary(Map.of(DriverType.PROPERTY, "faulty")));
    }

    private static DeviceDriver telnet(BundleContext context) {
        try {
            return context.getServiceReferences(DeviceDriver.class, "(" + DriverType.PROPERTY + "=telnet)").stream()
                    .findFirst()
                    .map(context::getService)
                    .orElseThrow();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // The framework withdraws the service.
    }
}
