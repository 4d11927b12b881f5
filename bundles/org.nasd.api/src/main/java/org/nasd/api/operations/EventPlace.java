package org.nasd.api.operations;

/** The stack an event is on. */
public enum EventPlace {
    /** EVENTS_STACK_COMPACT: asked for, not yet expanded. */
    COMPACT,
    /** EVENTS_STACK: waiting to be sent. */
    MAIN,
    /** EVENTS_FAILED. */
    FAILED
}
