package org.nasd.metrics.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the figures for collectors, {@code etc/org.nasd.metrics.cfg}. */
@ObjectClassDefinition(name = "nasd: metrics", description = "Figures for Prometheus and over JMX")
@interface MetricsSettings {

    /** The configuration's PID. */
    String PID = "org.nasd.metrics";

    @AttributeDefinition(
            name = "Histograms per NAS",
            description =
                    "on: each NAS has histograms of its own, 40 series each; off: only each driver has; auto: on up to the limit below")
    HistogramsPerNas histograms() default HistogramsPerNas.auto;

    @AttributeDefinition(
            name = "NAS with histograms",
            description = "With more NAS than this, auto means off",
            min = "0")
    int histograms_limit() default 500;

    @AttributeDefinition(
            name = "Kept",
            description = "Seconds for which an answer is good: who asks within them gets the same one",
            min = "0",
            max = "60")
    int cache() default 1;

    @AttributeDefinition(
            name = "NAS with an MBean",
            description =
                    "Up to this number each NAS has an MBean of its own; with more NAS none has, and all are in the table of"
                            + " org.nasd:type=Overview",
            min = "0",
            max = "2000")
    int jmx_limit() default 500;
}
