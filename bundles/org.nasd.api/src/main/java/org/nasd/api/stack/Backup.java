package org.nasd.api.stack;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** A copy of the database while it is in use. */
@ProviderType
public interface Backup {

    /**
     * Writes a copy of everything that is durable at one moment.
     *
     * @param directory where to; made when missing, readable by its owner alone
     * @return the new file
     * @throws UnsupportedOperationException where the database has means of its own; the message names them
     * @throws StackException when it fails; nothing is left of the attempt
     */
    Path write(Path directory);
}
