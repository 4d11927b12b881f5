package org.nasd.tck.bench;

import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Opening;

/** The scheduler's context, but for whether the node may speak to devices, which the checks decide. */
final class Permission implements DriverContext {

    private final DriverContext context;
    private volatile boolean allowed = true;

    Permission(DriverContext context) {
        this.context = context;
    }

    void allow(boolean speaking) {
        allowed = speaking;
    }

    @Override
    public CompletionStage<Opening> converse(BlockingDialogue dialogue, Device device) {
        return context.converse(dialogue, device);
    }

    @Override
    public boolean maySpeak() {
        return allowed && context.maySpeak();
    }
}
