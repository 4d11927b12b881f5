package org.nasd.itests.tck;

import org.nasd.simulator.cli.Transport;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;

/** The driver telnet against a simulated command line. */
class TelnetTckIT implements DriverTck {

    @Override
    public DeviceUnderTest device() {
        return new Simulated(new CommandLine("telnet", "org.nasd.driver.telnet", Transport.TELNET, false));
    }
}
