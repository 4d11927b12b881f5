package com.example.driver.acme;

import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;

/** The driver against a concentrator of its own. */
class AcmeTckIT implements DriverTck {

    @Override
    public DeviceUnderTest device() {
        return new AcmeDevice();
    }
}
