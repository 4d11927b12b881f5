package org.nasd.rest.internal.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is remembered of the callers seen last; of the rest nothing, so that strangers cannot fill the memory. */
final class Recent<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 10_000;

    Recent() {
        super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
    }
}
