package org.nasd.compactor.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.stack.NasAccount;

/**
 * All that is needed to expand a batch without asking anybody.
 *
 * @param nas the NAS
 * @param accounts the accounts of the batch that exist
 * @param remembered the variables that were last frozen for them; in full where an event may need them, else only the digest
 * @param homes for accounts that do not exist any more and whose event names no NAS: on which NAS they are remembered
 * @param coalescing the rules of a NAS
 */
record Facts(
        NasIndex nas,
        Map<Long, Known> accounts,
        Map<NasAccount, Frozen> remembered,
        Map<Long, List<Nas>> homes,
        Function<Nas, Coalescing> coalescing) {

    /** An account and its variables as they are frozen now. */
    record Known(Account account, Frozen variables) {

        static Known of(Account account) {
            return new Known(account, Frozen.of(Params.write(Params.admissible(account.variables()))));
        }
    }
}
