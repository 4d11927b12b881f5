package org.nasd.scheduler.internal.worker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.nasd.api.driver.Outcome;

/**
 * Commands that a person gave by hand.
 *
 * @param commands in the form of the driver's templates
 * @param by who gave them
 * @param answer completed with the outcome
 * @param deadline when waiting for a session ends, by the monotonic clock
 */
record ManualCommand(List<String> commands, String by, CompletableFuture<Outcome> answer, long deadline) {}
