package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database pool, as HikariCP shows it over JMX where {@code hikari.registerMbeans = true} is set: this way a face needs neither the
 * data source nor the pool's classes. Under the names that HikariCP's own metrics have, so that dashboards made for them fit.
 */
final class PoolFamilies implements Supplier<List<MetricSnapshot>> {

    private static final Logger LOG = LoggerFactory.getLogger(PoolFamilies.class);
    private static final String DOMAIN = "com.zaxxer.hikari";
    private static final Pattern POOL = Pattern.compile("Pool \\((.*)\\)", Pattern.DOTALL);

    private final MBeanServer beans;
    private final ObjectName pools;

    PoolFamilies(MBeanServer beans) {
        this.beans = beans;
        this.pools = name(DOMAIN + ":type=Pool (*)");
    }

    private static ObjectName name(String name) {
        try {
            return new ObjectName(name);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("not the name of an MBean: " + name, e);
        }
    }

    @Override
    public List<MetricSnapshot> get() {
        Gauges total = new Gauges("hikaricp_connections", "Connections of the pool.");
        Gauges active = new Gauges("hikaricp_active_connections", "Connections in use.");
        Gauges idle = new Gauges("hikaricp_idle_connections", "Connections not in use.");
        Gauges pending = new Gauges("hikaricp_pending_threads", "Threads that wait for a connection.");
        Gauges max = new Gauges("hikaricp_max_connections", "The most connections that the pool may have.");
        for (ObjectName pool : new TreeSet<>(beans.queryNames(pools, null))) {
            Matcher named = POOL.matcher(pool.getKeyProperty("type"));
            if (!named.matches()) {
                continue;
            }
            Labels labels = Labels.of("pool", named.group(1));
            add(total, pool, "TotalConnections", labels);
            add(active, pool, "ActiveConnections", labels);
            add(idle, pool, "IdleConnections", labels);
            add(pending, pool, "ThreadsAwaitingConnection", labels);
            add(max, name(DOMAIN + ":type=PoolConfig (" + named.group(1) + ")"), "MaximumPoolSize", labels);
        }
        return Stream.of(total, active, idle, pending, max)
                .<MetricSnapshot>map(Gauges::done)
                .toList();
    }

    private void add(Gauges gauges, ObjectName bean, String attribute, Labels labels) {
        try {
            gauges.add(((Number) beans.getAttribute(bean, attribute)).doubleValue(), labels);
        } catch (JMException e) {
            // The pool was closed between the two looks: its figures end here
            LOG.debug("{} of {} cannot be read", attribute, bean, e);
        }
    }
}
