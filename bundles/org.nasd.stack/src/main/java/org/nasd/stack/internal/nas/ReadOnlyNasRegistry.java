package org.nasd.stack.internal.nas;

import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasRegistry;

/** Where NAS come from an existing billing's database, they are changed there. */
public final class ReadOnlyNasRegistry implements NasRegistry {

    @Override
    public long add(Nas nas) {
        throw refusal();
    }

    @Override
    public void update(Nas nas) {
        throw refusal();
    }

    @Override
    public boolean remove(long id) {
        throw refusal();
    }

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException(
                "NAS come from the billing's database by nas.sql (etc/org.nasd.billing.cfg), which nasd only reads:"
                        + " change them in the billing");
    }
}
