package org.nasd.driver.radius.internal;

import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Opening;

/** A container that lets the driver speak, until it does not any more. */
public final class Permission implements DriverContext {

    private volatile boolean withdrawn;

    public void withdraw() {
        withdrawn = true;
    }

    @Override
    public boolean maySpeak() {
        return !withdrawn;
    }

    @Override
    public CompletionStage<Opening> converse(BlockingDialogue dialogue, Device device) {
        throw new UnsupportedOperationException("this driver does not block");
    }
}
