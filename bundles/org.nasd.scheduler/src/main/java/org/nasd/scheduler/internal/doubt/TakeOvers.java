package org.nasd.scheduler.internal.doubt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.Survivor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out, when NAS are taken, what their last owners left behind. For one thread; blocks on the database. */
public final class TakeOvers {

    private static final Logger LOG = LoggerFactory.getLogger(TakeOvers.class);

    private final MainStack stack;
    private final Map<Long, TakeOver> last = new HashMap<>();

    public TakeOvers(MainStack stack) {
        this.stack = stack;
    }

    /**
     * How this node came by NAS. Those that it did not have in that epoch before are taken over first, all of them with the same few
     * queries.
     *
     * @param grants by NAS, how they are owned
     * @return by NAS; those that were lost again meanwhile are left out
     */
    public Map<Long, TakeOver> of(Map<Long, Leases.Grant> grants) {
        Map<Long, Leases.Grant> taken = new HashMap<>(grants);
        taken.entrySet().removeIf(entry -> isKnown(entry.getKey(), entry.getValue()));
        if (!taken.isEmpty()) {
            last.putAll(takeOver(taken));
        }
        Map<Long, TakeOver> known = new HashMap<>();
        grants.forEach((nasId, grant) -> {
            if (isKnown(nasId, grant)) {
                known.put(nasId, last.get(nasId));
            }
        });
        return known;
    }

    private boolean isKnown(long nasId, Leases.Grant grant) {
        TakeOver known = last.get(nasId);
        return known != null && known.epoch() == grant.epoch();
    }

    private Map<Long, TakeOver> takeOver(Map<Long, Leases.Grant> grants) {
        Map<Long, Long> epochs = new HashMap<>();
        grants.forEach((nasId, grant) -> epochs.put(nasId, grant.epoch()));
        Map<Long, List<Survivor>> survivors = stack.recover(epochs);
        boolean clean = grants.values().stream().allMatch(Leases.Grant::clean);
        long newest = clean ? 0 : stack.newestId();
        Map<Long, TakeOver> takeOvers = new HashMap<>();
        survivors.forEach((nasId, left) -> takeOvers.put(
                nasId, new TakeOver(epochs.get(nasId), grants.get(nasId).clean() ? 0 : newest, left)));
        tell(takeOvers);
        return takeOvers;
    }

    private static void tell(Map<Long, TakeOver> takeOvers) {
        long unclean =
                takeOvers.values().stream().filter(one -> one.carefulUpTo() > 0).count();
        if (unclean > 0) {
            LOG.warn(
                    "Whoever worked {} of the NAS taken now did not end in order; each event that waits for them is"
                            + " recorded before it is sent",
                    unclean);
        }
        takeOvers.forEach((nasId, one) -> {
            if (!one.survivors().isEmpty()) {
                LOG.warn(
                        "These events were being sent to NAS {} when nasd ended; each is sent again with no other of"
                                + " them, or fails when it must not be: {}",
                        nasId,
                        one.survivors().stream()
                                .map(survivor -> survivor.head().id())
                                .toList());
            }
        });
    }
}
