package org.nasd.rest.internal.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.OperationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in the original's form. */
public final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final long LATER_SECONDS = 5;

    private final ObjectMapper json = new ObjectMapper();

    /** {@code {"call": ..., "result": ...}}. */
    public Page result(String call, Object result, boolean more) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("call", call);
        answer.put("result", result);
        if (more) {
            answer.put("more", true);
        }
        return json(200, answer, Map.of());
    }

    /** Any JSON. */
    public Page json(int status, Object content, Map<String, String> headers) {
        try {
            return new Page(status, Page.JSON, json.writeValueAsBytes(content), headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written", e);
        }
    }

    /** {@code {"call": ..., "error": ...}} with the status that fits. */
    public Page error(String call, RuntimeException failure) {
        Refusal refusal = refusal(call, failure);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("call", call);
        answer.put("error", refusal.getMessage());
        return json(refusal.status(), answer, refusal.headers());
    }

    private static Refusal refusal(String call, RuntimeException failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof AccessDeniedException) {
            return Refusal.of(403, failure.getMessage());
        }
        if (failure instanceof OperationException operation) {
            return refusal(operation);
        }
        LOG.error("A REST request failed unexpectedly: {}", call, failure);
        return Refusal.of(500, "nasd made a mistake; log/karaf.log says which");
    }

    private static Refusal refusal(OperationException failure) {
        String message = failure.getMessage();
        return switch (failure.kind()) {
            case INVALID -> Refusal.invalid(message);
            case NOT_FOUND -> Refusal.of(404, message);
            case CONFLICT -> Refusal.of(409, message);
            case READ_ONLY -> Refusal.readOnly(message);
            case UNAVAILABLE -> Refusal.later(503, LATER_SECONDS, message);
        };
    }
}
