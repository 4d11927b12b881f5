package org.nasd.shell.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer until it comes, Ctrl-C is pressed, or nobody is there to read it. */
final class Waiting {

    private static final long LOOK_EVERY_MILLIS = 500;

    private Waiting() {}

    static <T> T on(CompletionStage<T> answer, Face face) throws Exception {
        CompletableFuture<T> future = answer.toCompletableFuture();
        try {
            while (true) {
                try {
                    return future.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (face.isClosed()) {
                        throw new InterruptedException("nobody waits for the answer any more");
                    }
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            future.cancel(false);
        }
    }
}
