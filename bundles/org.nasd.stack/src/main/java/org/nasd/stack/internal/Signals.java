package org.nasd.stack.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.stack.StackListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls every listener, after the commit; one that throws does not keep the others from hearing. */
public final class Signals implements StackListener {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final Iterable<StackListener> listeners;

    /**
     * @param listeners may change at any time, as a copy-on-write set does
     */
    public Signals(Iterable<StackListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void compactArrived() {
        each(StackListener::compactArrived);
    }

    @Override
    public void mainArrived(List<QueuedEvent> events) {
        each(listener -> listener.mainArrived(events));
    }

    @Override
    public void mainArrivedElsewhere(Set<Long> nasIds) {
        each(listener -> listener.mainArrivedElsewhere(nasIds));
    }

    @Override
    public void ordersChanged() {
        each(StackListener::ordersChanged);
    }

    @Override
    public void nasChanged() {
        each(StackListener::nasChanged);
    }

    private void each(Consumer<StackListener> call) {
        for (StackListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn(
                        "{} failed when told of a change; it will see it when it polls",
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}
