package org.nasd.compactor.internal;

import java.util.List;
import java.util.Map;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.NasAccount;

/**
 * What becomes of a batch.
 *
 * @param expansion what leaves the compact stack
 * @param deferred what stays there for now, in the order of ids
 * @param learned the variables to be remembered, as in the expansion
 * @param remarks what the logs of accounts have to say once the expansion is carried out
 */
record Plan(Expansion expansion, List<CompactEvent> deferred, Map<NasAccount, Frozen> learned, List<Remark> remarks) {

    /** A line for the logs of a NAS and an account. */
    record Remark(Nas nas, Long abonentId, long userId, String text) {}

    boolean isEmpty() {
        return expansion.expanded().isEmpty()
                && expansion.rejected().isEmpty()
                && expansion.coalesced().isEmpty();
    }
}
