package org.nasd.driver.radius.internal.session;

import org.nasd.driver.radius.internal.wire.Flaw;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts answers that do not count, so that a person whose request seems to have none hears of them. Confined to one thread. */
final class Drops {

    private static final Logger LOG = LoggerFactory.getLogger(Drops.class);

    private final String nas;
    private long count;
    private Flaw last;

    /**
     * @param nas its address, for the log
     */
    Drops(String nas) {
        this.nas = nas;
    }

    void add(Flaw flaw) {
        count++;
        last = flaw;
        LOG.debug("{}: an answer was dropped, because {}", nas, flaw.reason());
    }

    /** How many there were up to now. */
    long count() {
        return count;
    }

    /**
     * The end of a sentence about those that came after a time, or nothing when there were none.
     *
     * @param before what {@link #count()} was then
     */
    String since(long before) {
        long since = count - before;
        if (since == 0) {
            return "";
        }
        return "; "
                + (since == 1 ? "an answer was dropped, because " : since + " answers were dropped, the last because ")
                + last.reason();
    }
}
