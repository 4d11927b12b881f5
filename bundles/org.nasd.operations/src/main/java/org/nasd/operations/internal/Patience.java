package org.nasd.operations.internal;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nasd.api.dispatch.NodeException;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.stack.StackException;

/** Waits for an answer, but not for ever. */
final class Patience {

    private Patience() {}

    /**
     * @throws OperationException when it does not come in time
     */
    static <T> T await(CompletionStage<T> answer, Duration patience, String whose) {
        try {
            return answer.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new OperationException(
                    Kind.UNAVAILABLE,
                    whose + " did not answer within " + patience.toSeconds() + " s; it may still do what was asked",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "interrupted while waiting for " + whose, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackException failed) {
                throw failed;
            }
            if (e.getCause() instanceof NodeException failed) {
                throw new OperationException(Kind.UNAVAILABLE, failed.getMessage(), failed);
            }
            throw new OperationException(
                    Kind.UNAVAILABLE,
                    whose + " could not do it: " + e.getCause().getMessage(),
                    e);
        }
    }
}
