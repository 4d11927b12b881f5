package org.nasd.webconsole.internal.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nasd.api.operations.ExecResult;
import org.nasd.webconsole.internal.access.Refusal;

/** A command given to a NAS by hand. */
final class DeviceApi {

    private static final int LONGEST_SECONDS = 60;

    private DeviceApi() {}

    static Object exec(Ask ask) {
        return told(await(ask));
    }

    private static ExecResult await(Ask ask) {
        try {
            return ask.operations()
                    .devices()
                    .exec(ask.caller(), ask.part(0), ask.demanded("command"))
                    .toCompletableFuture()
                    .get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Refusal(504, "no answer within " + LONGEST_SECONDS + " s; the log of the NAS will show it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "nasd is being stopped");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }

    private static Map<String, Object> told(ExecResult result) {
        return Map.of(
                "answers", result.answers().stream().map(DeviceApi::told).toList(),
                "took", result.took().toNanos() / 1e6,
                "exitCode", result.exitCode(),
                "error", result.error());
    }

    private static List<Object> told(ExecResult.Answer answer) {
        return List.of(answer.command(), answer.text(), answer.took().toNanos() / 1e6);
    }
}
