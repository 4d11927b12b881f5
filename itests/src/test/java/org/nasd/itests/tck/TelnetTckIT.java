package org.nasd.itests.tck;

import org.nasd.simulator.cli.Transport;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;
import org.nasd.tck.OverTcp;
import org.nasd.tck.WithTemplates;

/** The driver telnet against a simulated command line. */
class TelnetTckIT implements DriverTck, WithTemplates, OverTcp {

    @Override
    public DeviceUnderTest device() {
        return new Simulated(new CommandLine("telnet", "org.nasd.driver.telnet", Transport.TELNET, false));
    }
}
