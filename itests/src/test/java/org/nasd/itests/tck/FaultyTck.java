package org.nasd.itests.tck;

import java.util.Set;
import org.nasd.simulator.cli.Transport;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;
import org.nasd.tck.OverTcp;
import org.nasd.tck.WithTemplates;

/** The kit for a driver with a fault. Run by {@link KitCatchesIT} alone. */
class FaultyTck implements DriverTck, WithTemplates, OverTcp {

    static final String BUNDLE = "org.nasd.itests.tck.faulty";

    @Override
    public DeviceUnderTest device() {
        return new Simulated(
                new CommandLine("faulty", BUNDLE, Transport.TELNET, true), Set.of("org.nasd.driver.telnet"));
    }
}
