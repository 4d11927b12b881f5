package org.nasd.stack.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Services that were registered and go together. No lock is held while others hear of a service. */
final class Registrations implements AutoCloseable {

    private final BundleContext context;
    private final Queue<ServiceRegistration<?>> all = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    Registrations(BundleContext context) {
        this.context = context;
    }

    /** Registers a service, unless this is closed. */
    <S> void add(Class<S> type, S service) {
        if (closed) {
            return;
        }
        all.add(context.registerService(type, service, null));
        if (closed) {
            withdraw();
        }
    }

    @Override
    public void close() {
        closed = true;
        withdraw();
    }

    private void withdraw() {
        for (ServiceRegistration<?> one = all.poll(); one != null; one = all.poll()) {
            one.unregister();
        }
    }
}
