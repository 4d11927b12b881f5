package org.nasd.compactor.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.NasAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The variables that accounts had when their last event was expanded. Digests of the accounts used last are kept, so that the normal path,
 * on which nothing changed, asks the database nothing. Used by one thread.
 */
final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final CompactStack stack;
    private final LinkedHashMap<NasAccount, Long> digests = new LinkedHashMap<>(1024, 0.75f, true);
    private int capacity;

    Memory(CompactStack stack, int capacity) {
        this.stack = stack;
        this.capacity = capacity;
    }

    void capacity(int accounts) {
        capacity = accounts;
        trim();
    }

    /** The digest of what is remembered, or null when the database has to be asked. */
    Long digest(NasAccount account) {
        return digests.get(account);
    }

    /** Reads what is remembered in full; accounts without any are left out. */
    Map<NasAccount, Frozen> read(Collection<NasAccount> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        Map<NasAccount, Frozen> found = new HashMap<>();
        stack.remembered(accounts).forEach((account, json) -> {
            try {
                // A database may keep JSON in another form than it was given.
                found.put(account, Frozen.of(Params.write(Params.read(json))));
            } catch (IOException e) {
                LOG.warn(
                        "The variables remembered for account {} on NAS {} cannot be read and will be replaced: {}",
                        account.userId(),
                        account.nasId(),
                        e.getMessage());
            }
        });
        accounts.forEach(digests::remove);
        learn(found);
        return found;
    }

    /** This is what the database remembers now. */
    void learn(Map<NasAccount, Frozen> remembered) {
        remembered.forEach((account, frozen) -> digests.put(account, frozen.digest()));
        trim();
    }

    /** Somebody else may have written. */
    void forget() {
        digests.clear();
    }

    private void trim() {
        if (digests.size() > capacity) {
            var eldest = digests.entrySet().iterator();
            for (int surplus = digests.size() - capacity; surplus > 0; surplus--) {
                eldest.next();
                eldest.remove();
            }
        }
    }
}
