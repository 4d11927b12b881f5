package org.nasd.scheduler.internal;

/**
 * Which NAS this node works. A NAS is worked by one node at a time; with one node that is this one. Several nodes are an implementation of
 * this that keeps leases in the database, and an epoch in what {@link Flushers} write.
 */
@FunctionalInterface
public interface Ownership {

    /** The only node there is owns every NAS. */
    Ownership SOLE = nasId -> true;

    /** Whether this node may work the NAS now. */
    boolean owns(long nasId);
}
