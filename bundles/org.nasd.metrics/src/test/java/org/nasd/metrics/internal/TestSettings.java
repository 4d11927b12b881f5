package org.nasd.metrics.internal;

import java.lang.annotation.Annotation;

/** Settings of a test. */
record TestSettings(HistogramsPerNas histograms, int histograms_limit, int cache, int jmx_limit)
        implements MetricsSettings {

    static final TestSettings PLAIN = new TestSettings(HistogramsPerNas.auto, 500, 0, 500);

    @Override
    public Class<? extends Annotation> annotationType() {
        return MetricsSettings.class;
    }
}
