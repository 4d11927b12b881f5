package com.example.driver.acme;

import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;
import org.nasd.tck.OverTcp;
import org.nasd.tck.WithTemplates;

/** The driver against a concentrator of its own. */
class AcmeTckIT implements DriverTck, WithTemplates, OverTcp {

    @Override
    public DeviceUnderTest device() {
        return new AcmeDevice();
    }
}
