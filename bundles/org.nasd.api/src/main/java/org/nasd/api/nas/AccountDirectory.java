package org.nasd.api.nas;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The accounts and their variables, read from the configured source (the table USERS, or a query on an existing billing's database).
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link org.nasd.api.stack.StackException} when it fails.
 */
@ProviderType
public interface AccountDirectory {

    /**
     * The accounts with the given ids, by id, in a few set-based queries; unknown ids are left out.
     *
     * @param userIds any number of ids
     */
    Map<Long, Account> find(Collection<Long> userIds);

    /**
     * Adds an account to nasd's own table, or replaces it (for small installations, the demo and tests).
     *
     * @param account its variables name the columns of USERS in lower case
     * @throws UnsupportedOperationException where accounts come from an existing billing's database
     * @throws IllegalArgumentException when a variable is no column of USERS
     */
    default void put(Account account) {
        put(List.of(account));
    }

    /** Adds or replaces many accounts in one transaction, as {@link #put(Account)} does for one. */
    void put(Collection<Account> accounts);
}
