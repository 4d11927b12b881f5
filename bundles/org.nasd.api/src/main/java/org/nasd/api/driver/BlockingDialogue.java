package org.nasd.api.driver;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session over a library that blocks, handed to {@link DriverContext#converse}. {@link #connect()} is called once, then
 * {@link #perform} any number of times, at most {@code session.concurrency} of them at once; each on a thread of the container.
 *
 * <p>An exception is treated as a lost connection, with its message as the reason.
 */
@ConsumerType
public interface BlockingDialogue {

    /**
     * Connects and logs in.
     *
     * @return empty when the dialogue is ready, else why not
     */
    Optional<Outcome.Unavailable> connect() throws Exception;

    /** Performs a task and answers with what became of it. Must return soon after {@link #abort()}. */
    Outcome perform(Task task) throws Exception;

    /** Whether the connection still stands, as far as is known without asking the device. */
    boolean isOpen();

    /** Ends the connection politely (logout) and frees everything. Called once, on a thread of the container. */
    void close() throws Exception;

    /** Ends the connection at once and unblocks every running call. Called from any thread, any number of times; must not block. */
    void abort();
}
