package org.nasd.driver.mikrotik.internal.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Ids of entries, as the {@code =.id=} words they come in. */
final class Ids {

    private static final int SHOWN = 20;
    private static final int PREFIX = "=.id=".length();

    private Ids() {}

    static String text(List<byte[]> ids) {
        String shown = ids.stream().limit(SHOWN).map(Ids::text).collect(Collectors.joining(", "));
        return ids.size() > SHOWN ? shown + " and " + (ids.size() - SHOWN) + " more" : shown;
    }

    static String text(byte[] id) {
        return new String(id, PREFIX, id.length - PREFIX, StandardCharsets.ISO_8859_1);
    }
}
