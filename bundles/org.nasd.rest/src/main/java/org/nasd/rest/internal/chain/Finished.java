package org.nasd.rest.internal.chain;

import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.Step;

/**
 * What a method that ends a call came to.
 *
 * @param result what becomes JSON
 */
record Finished(Object result) implements Stage {

    @Override
    public Stage then(Step step) {
        throw Refusal.invalid("nothing can follow the method before method" + step.number());
    }

    @Override
    public Answer answer() {
        return new Answer(result, false);
    }
}
