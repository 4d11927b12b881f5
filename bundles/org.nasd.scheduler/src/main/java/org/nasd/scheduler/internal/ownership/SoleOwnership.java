package org.nasd.scheduler.internal.ownership;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.StackException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns every NAS, since there is no other node. */
public final class SoleOwnership implements Ownership {

    private static final Logger LOG = LoggerFactory.getLogger(SoleOwnership.class);

    private final Leases leases;
    private volatile Map<Long, Leases.Grant> grants = Map.of();

    public SoleOwnership(Leases leases) {
        this.leases = leases;
    }

    @Override
    public void claim(Set<Long> nasIds) {
        grants = leases.take(nasIds);
    }

    @Override
    public Optional<Leases.Grant> grantOf(long nasId) {
        return Optional.ofNullable(grants.get(nasId));
    }

    @Override
    public void close() {
        try {
            leases.leave();
        } catch (StackException e) {
            LOG.warn(
                    "The end of this run could not be noted; the next one will be as careful as after a crash: {}",
                    e.getMessage());
        }
    }
}
