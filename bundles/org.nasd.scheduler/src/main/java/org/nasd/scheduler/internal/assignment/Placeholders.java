package org.nasd.scheduler.internal.assignment;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** A harmless value for every variable, so that the commands of a template can be looked at before there is an event. */
final class Placeholders extends AbstractMap<String, Object> {

    private static final String VALUE = "1";

    @Override
    public Object get(Object key) {
        return VALUE;
    }

    @Override
    public boolean containsKey(Object key) {
        return true;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return Set.of();
    }
}
