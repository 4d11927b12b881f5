package org.nasd.scheduler.internal.ownership;

import java.util.Optional;
import java.util.Set;
import org.nasd.api.stack.Leases;

/** Which NAS this node works: a NAS is worked by one node at a time. Safe for all threads. */
public interface Ownership extends AutoCloseable {

    /** These NAS are there. Waits for the database, though not for ever; what is known only after that is a change. */
    void claim(Set<Long> nasIds);

    /** How this node owns the NAS; empty when it does not. */
    Optional<Leases.Grant> grantOf(long nasId);

    /** Whether anything may be sent to a device at this moment. */
    default boolean isGood() {
        return true;
    }

    /** Whether events of the NAS may be sent by who owns it in that epoch. */
    default boolean mayBegin(long nasId, long epoch) {
        return true;
    }

    /** Whether what is in flight for who owns the NAS in that epoch may go on; as long as that is so, no other node works it. */
    default boolean mayFinish(long nasId, long epoch) {
        return true;
    }

    /** NAS that are to be given back as soon as nothing of them is in flight here. */
    default Set<Long> leaving() {
        return Set.of();
    }

    /** Nothing of the NAS is in flight here any more, and all of it is recorded: another node may have it. */
    default void released(long nasId) {}

    /** What is to be done when other NAS are owned, or {@link #isGood()} changes; called on any thread, must not block. */
    default void onChange(Runnable action) {}

    /** What keeps the ownership from being known, in one line; empty when nothing does. */
    default String trouble() {
        return "";
    }

    @Override
    default void close() {}
}
