package org.nasd.api.nas;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All NAS, read from the configured source (the table NAS, or a query on an existing billing's database).
 *
 * <p>Safe for use by many threads. Every method may block on the database; an unreachable or slow database shows as
 * {@link org.nasd.api.stack.StackException}.
 */
@ProviderType
public interface NasDirectory {

    /**
     * Every NAS as it stands in the source now, in the order of their ids. Rows that cannot be read (forks out of range, options that
     * are no JSON) are left out and logged with what is wrong.
     */
    List<Nas> all();

    /** The NAS with the given id as it stands in the source now. */
    Optional<Nas> find(long id);
}
