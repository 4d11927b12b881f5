package org.nasd.compactor.internal;

/**
 * Whether this node is the one that moves the compact stack; there must never be two. Several nodes are an implementation of this that
 * holds a lease in the database.
 */
@FunctionalInterface
interface Leadership {

    /** The only node there is moves the stack. */
    Leadership SOLE = () -> true;

    /** Asked before every round, from the compactor's thread. */
    boolean held();
}
