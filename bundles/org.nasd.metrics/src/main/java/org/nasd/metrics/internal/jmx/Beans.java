package org.nasd.metrics.internal.jmx;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.nasd.metrics.internal.figures.Reading;
import org.nasd.metrics.internal.figures.Recent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has MBeans registered for what there is: the overview always, each NAS as long as there are not too many. What they show is asked
 * for when they are read. Safe for use by many threads.
 */
public final class Beans implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Beans.class);
    private static final String DOMAIN = "org.nasd";

    private final MBeanServer server;
    private final int limit;
    private final Supplier<Board> board;
    private final ObjectName overview;

    /** The names under which NAS are registered, by their id. */
    private final Map<Long, ObjectName> registered = new HashMap<>();

    private boolean closed;

    /**
     * @param version nasd's
     * @param limit up to how many NAS each has an MBean of its own
     * @param kept for how long a reading is good
     */
    public Beans(MBeanServer server, String version, Supplier<Reading> readings, int limit, Duration kept) {
        this.server = server;
        this.limit = limit;
        this.board = new Recent<>(kept, System::nanoTime, () -> new Board(readings.get()));
        this.overview = name("type=Overview");
        register(overview, new OverviewFigures(version, board), OverviewMXBean.class);
    }

    private static ObjectName name(String properties) {
        try {
            return new ObjectName(DOMAIN + ":" + properties);
        } catch (JMException e) {
            throw new IllegalArgumentException("no name for an MBean: " + properties, e);
        }
    }

    private static ObjectName nameOf(Board.Entry nas) {
        return name("type=Nas,name=" + ObjectName.quote(nas.name()));
    }

    /** Registers the NAS that came, and takes away those that went. While the figures cannot be had, all stay. */
    public void update() {
        Board now = board.get();
        if (now.reading() instanceof Reading.Whole) {
            Map<Long, ObjectName> wanted = new HashMap<>();
            if (now.byName().size() <= limit) {
                now.byName()
                        .values()
                        .forEach(nas -> wanted.put(nas.status().nas().id(), nameOf(nas)));
            }
            follow(wanted);
        }
    }

    private synchronized void follow(Map<Long, ObjectName> wanted) {
        if (closed) {
            return;
        }
        // First those that went: one that came may have their name
        Iterator<Map.Entry<Long, ObjectName>> known = registered.entrySet().iterator();
        while (known.hasNext()) {
            Map.Entry<Long, ObjectName> nas = known.next();
            if (!nas.getValue().equals(wanted.get(nas.getKey()))) {
                unregister(nas.getValue());
                known.remove();
            }
        }
        wanted.forEach((id, name) -> {
            if (!registered.containsKey(id) && register(name, nas(id), NasMXBean.class)) {
                registered.put(id, name);
            }
        });
    }

    private NasMXBean nas(long id) {
        return new NasFigures(() -> board.get().of(id));
    }

    private <T> boolean register(ObjectName name, T bean, Class<T> shown) {
        try {
            server.registerMBean(new StandardMBean(bean, shown, true), name);
            return true;
        } catch (JMException e) {
            LOG.warn("The MBean {} cannot be registered: {}", name, e.toString());
            return false;
        }
    }

    private void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            LOG.debug("Somebody else took away the MBean {}", name, e);
        } catch (JMException e) {
            LOG.warn("The MBean {} cannot be taken away: {}", name, e.toString());
        }
    }

    /** Takes all of them away. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            registered.values().forEach(this::unregister);
            registered.clear();
            unregister(overview);
        }
    }
}
