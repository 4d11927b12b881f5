package org.nasd.scheduler.internal.company;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.nasd.api.dispatch.NodeException;
import org.nasd.api.stack.Leases.Node;
import org.nasd.scheduler.internal.worker.Wish;

/** A wish on its way to the node that works its NAS. Used by one thread but for the answer. */
final class Errand<A> {

    /** How long a node may take to take an order. */
    static final Duration TO_TAKE = Duration.ofSeconds(10);

    /** How long it may then work on it. What a device does has deadlines of its own, which are shorter. */
    static final Duration TO_ANSWER = Duration.ofMinutes(15);

    final long nasId;
    final Wish<A> wish;
    final String by;
    final CompletableFuture<A> answer = new CompletableFuture<>();
    private final long begun;
    private volatile boolean askedHere;

    /** The order that carries it, or null while there is none. */
    Long order;

    /** The node that was asked last, or null. */
    Node node;

    /** Why it has not been given to a node, for people. */
    String obstacle = "";

    Errand(long nasId, Wish<A> wish, String by, long now) {
        this.nasId = nasId;
        this.wish = wish;
        this.by = by;
        this.begun = now;
    }

    /** Tries it here, where the NAS may just have been taken up. */
    void askHere(Wish.Place here) {
        askedHere = true;
        var unused = here.ask(nasId, wish).handle((present, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else {
                present.ifPresent(answer::complete);
            }
            askedHere = false;
            return null;
        });
    }

    /** Whether an answer from here may still come. */
    boolean isAskedHere() {
        return askedHere;
    }

    boolean isLateToBeTaken(long now) {
        return now - begun > TO_TAKE.toNanos();
    }

    boolean isLateToBeAnswered(long now) {
        return now - begun > TO_TAKE.toNanos() + TO_ANSWER.toNanos();
    }

    /** @param doubtful whether it may have been done nevertheless */
    void fail(String why, boolean doubtful) {
        answer.completeExceptionally(new NodeException(why, doubtful));
    }

    void succeed(String text, WishCodec codec) {
        answer.complete(codec.answer(wish, text));
    }
}
