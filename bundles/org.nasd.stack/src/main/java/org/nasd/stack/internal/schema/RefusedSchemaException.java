package org.nasd.stack.internal.schema;

import org.nasd.api.stack.StackException;

/** The tables are none that this version may work on; only a person can help. */
public final class RefusedSchemaException extends StackException {

    private static final long serialVersionUID = 1L;

    RefusedSchemaException(String message) {
        super(message);
    }
}
