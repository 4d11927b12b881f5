package org.nasd.driver.script.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** The beginning of what was said, up to a limit. */
final class Capture {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
    private final int most;
    private boolean cut;

    Capture(int most) {
        this.most = most;
    }

    void add(byte[] bytes, int from, int to) {
        int room = Math.min(to - from, most - kept.size());
        kept.write(bytes, from, room);
        cut |= room < to - from;
    }

    boolean isCut() {
        return cut;
    }

    String text(Charset charset) {
        return kept.toString(charset);
    }
}
