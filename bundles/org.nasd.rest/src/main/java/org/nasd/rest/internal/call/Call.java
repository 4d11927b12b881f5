package org.nasd.rest.internal.call;

import java.util.List;

/**
 * What a program asks of a model.
 *
 * @param steps methods, each working on the result of the one before; at least one
 * @param fields the fields wanted in the answer; empty for all
 * @param offset objects to leave out at the beginning of a list
 * @param limit the most objects of a list, or null for as many as a page holds
 * @param idempotencyKey by which the same creation is asked for once only, or null
 */
public record Call(List<Step> steps, List<String> fields, int offset, Integer limit, String idempotencyKey) {
    public Call {
        steps = List.copyOf(steps);
        fields = List.copyOf(fields);
    }
}
