package org.nasd.api.driver;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One open connection to a NAS, logged in and ready. At most {@code session.concurrency} tasks are given to it at once. Safe for use
 * by many threads. No method blocks.
 */
@ConsumerType
public interface DeviceSession {

    /**
     * Performs a task: its commands in order, the next only when the one before succeeded.
     *
     * @return completes exactly once and never exceptionally: with the outcome, at the latest {@link Task#timeout()} after the call
     *     and then with {@link Outcome.Silent}; with {@link Outcome.Unavailable} when the connection ends first
     */
    CompletionStage<Outcome> perform(Task task);

    /**
     * Asks the device for a sign of life by a command that changes nothing.
     *
     * @return whether it answered within {@code timeout.probe} seconds; or empty when there is no such command
     */
    default Optional<CompletionStage<Boolean>> probe() {
        return Optional.empty();
    }

    /** Completes when the session can no longer be used: lost, closed by the device, or closed by {@link #close()}. */
    CompletionStage<Outcome.Unavailable> ended();

    /**
     * Ends the session, politely where the protocol knows how. What is in flight completes with {@link Outcome.Unavailable}. Everything
     * is freed within {@code timeout.login} seconds, whatever the device does. May be called again.
     */
    void close();

    /**
     * Ends the session at once, without a word to the device: from here on nothing may reach it, since another node may begin to work
     * it. What is in flight completes with {@link Outcome.Unavailable}. May be called again; does not block.
     */
    default void cut() {
        close();
    }
}
