package org.nasd.rest.internal.chain;

import org.nasd.rest.internal.call.Step;

/**
 * What a method that ends a call came to.
 *
 * @param result what becomes JSON
 */
record Finished(Object result) implements Stage {

    @Override
    public Stage then(Step step) {
        throw new IllegalStateException("nothing can follow, see Grammar");
    }

    @Override
    public Answer answer() {
        return new Answer(result, false);
    }
}
