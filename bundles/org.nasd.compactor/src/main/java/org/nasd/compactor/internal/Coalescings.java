package org.nasd.compactor.internal;

import java.util.HashMap;
import java.util.Map;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;

/**
 * The rules of coalescing of each NAS, by its scheme and its own options. A scheme that is missing, or settings that cannot be read, mean
 * the common rules: the dispatch parks such a NAS and says why. Used by one thread.
 */
final class Coalescings {

    private static final Coalescing COMMON = Coalescing.of(Settings.of());

    private record Entry(Nas nas, Scheme scheme, Coalescing coalescing) {}

    private final SchemeRegistry schemes;
    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<Long, Coalescing> ofThisBatch = new HashMap<>();

    Coalescings(SchemeRegistry schemes) {
        this.schemes = schemes;
    }

    /** Schemes may have changed since the last batch, but do not change within one. */
    void beginBatch() {
        ofThisBatch.clear();
    }

    /** NAS may have gone. */
    void forget() {
        entries.clear();
        ofThisBatch.clear();
    }

    Coalescing of(Nas nas) {
        return ofThisBatch.computeIfAbsent(nas.id(), id -> look(nas));
    }

    private Coalescing look(Nas nas) {
        Scheme scheme = nas.scheme() == null
                ? null
                : schemes.find(nas.scheme()).flatMap(SchemeStatus::scheme).orElse(null);
        Entry known = entries.get(nas.id());
        if (known == null || !known.nas().equals(nas) || !isSame(known.scheme(), scheme)) {
            known = new Entry(nas, scheme, read(nas, scheme));
            entries.put(nas.id(), known);
        }
        return known.coalescing();
    }

    // Another version of a scheme is another object.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Scheme one, Scheme other) {
        return one == other;
    }

    private static Coalescing read(Nas nas, Scheme scheme) {
        try {
            return Coalescing.of(Settings.of(scheme == null ? Map.of() : scheme.settings(), nas.options()));
        } catch (SettingException e) {
            return COMMON;
        }
    }
}
