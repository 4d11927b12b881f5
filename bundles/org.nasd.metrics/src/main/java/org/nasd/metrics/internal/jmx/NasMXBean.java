package org.nasd.metrics.internal.jmx;

/** A NAS over JMX. (A row cannot be this: JMX shows what it takes for an MBean as a reference to one.) */
public interface NasMXBean extends NasRow {}
