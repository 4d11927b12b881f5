package org.nasd.itests.tck;

import org.nasd.simulator.cli.Transport;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;

/** The driver ssh-generic against a simulated command line. */
class SshTckIT implements DriverTck {

    @Override
    public DeviceUnderTest device() {
        return new Simulated(new CommandLine("ssh-generic", "org.nasd.driver.ssh", Transport.SSH, true));
    }
}
