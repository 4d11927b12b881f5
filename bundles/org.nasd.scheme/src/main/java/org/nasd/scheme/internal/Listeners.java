package org.nasd.scheme.internal;

import java.util.Optional;
import org.nasd.api.scheme.SchemeListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services that want to hear of schemes. They are fetched when there is something to say and not when they appear: whoever listens
 * usually needs the registry, and would be asked for in the middle of its own start.
 */
final class Listeners implements ServiceTrackerCustomizer<SchemeListener, Listeners.Held>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final BundleContext context;
    private final ServiceTracker<SchemeListener, Held> tracker;

    Listeners(BundleContext context) {
        this.context = context;
        this.tracker = new ServiceTracker<>(context, SchemeListener.class, this);
    }

    void open() {
        tracker.open();
    }

    @Override
    public void close() {
        tracker.close();
    }

    /** Tells everybody that a scheme came, changed or went. */
    void schemeChanged(String name) {
        tracker.getTracked().values().forEach(held -> held.tell(name));
    }

    @Override
    public Held addingService(ServiceReference<SchemeListener> reference) {
        return new Held(reference);
    }

    @Override
    public void modifiedService(ServiceReference<SchemeListener> reference, Held held) {
        // Properties of a listener mean nothing here.
    }

    @Override
    public void removedService(ServiceReference<SchemeListener> reference, Held held) {
        held.release();
    }

    /** A listener, fetched at most once. */
    final class Held {

        private final ServiceReference<SchemeListener> reference;
        private volatile boolean fetched;

        Held(ServiceReference<SchemeListener> reference) {
            this.reference = reference;
        }

        private void tell(String name) {
            try {
                listener().ifPresent(listener -> listener.schemeChanged(name));
            } catch (RuntimeException e) {
                LOG.error("A listener of schemes failed at the news about {}: {}", name, reference.getBundle(), e);
            }
        }

        private Optional<SchemeListener> listener() {
            SchemeListener listener = context.getService(reference);
            if (listener != null && fetched) {
                context.ungetService(reference);
            }
            fetched |= listener != null;
            return Optional.ofNullable(listener);
        }

        private void release() {
            if (fetched) {
                context.ungetService(reference);
            }
        }
    }
}
