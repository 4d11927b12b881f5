package org.nasd.scheduler.internal.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.Leases.Node;
import org.nasd.api.stack.Orders;
import org.nasd.api.stack.Orders.Progress;
import org.nasd.api.stack.StackException;
import org.nasd.scheduler.internal.worker.Wish;

/** Brings wishes to the nodes that work their NAS, and the answers back. {@link #turn} is called by one thread. */
final class Messenger {

    private final Leases leases;
    private final Orders orders;
    private final Wish.Place here;
    private final LongFunction<String> nasNames;
    private final LongSupplier clock;
    private final WishCodec codec = new WishCodec();
    private final Queue<Errand<?>> fresh = new ConcurrentLinkedQueue<>();
    private final List<Errand<?>> open = new ArrayList<>();

    /**
     * @param here this node, where a NAS may be taken up meanwhile
     * @param nasNames what people call a NAS
     */
    Messenger(Leases leases, Orders orders, Wish.Place here, LongFunction<String> nasNames, LongSupplier clock) {
        this.here = here;
        this.leases = leases;
        this.orders = orders;
        this.nasNames = nasNames;
        this.clock = clock;
    }

    /**
     * Asks the node that works a NAS; goes out with the next turn.
     *
     * @return fails with a {@link org.nasd.api.dispatch.NodeException}
     */
    <A> CompletionStage<A> ask(long nasId, Wish<A> wish, String by) {
        Errand<A> errand = new Errand<>(nasId, wish, by, clock.getAsLong());
        fresh.add(errand);
        return errand.answer;
    }

    /** Gives the orders that are to be given, and looks for answers. */
    void turn() {
        for (Errand<?> errand = fresh.poll(); errand != null; errand = fresh.poll()) {
            open.add(errand);
        }
        List.copyOf(open).forEach(this::give);
        look();
        open.removeIf(errand -> errand.answer.isDone());
    }

    private void give(Errand<?> errand) {
        if (errand.order != null || errand.isAskedHere()) {
            return;
        }
        try {
            errand.obstacle = tryToGive(errand);
        } catch (StackException e) {
            errand.obstacle = e.getMessage();
        } catch (IllegalStateException e) {
            errand.fail(e.getMessage(), false);
        }
        if (errand.order == null && !errand.isAskedHere() && errand.isLateToBeTaken(clock.getAsLong())) {
            errand.fail(errand.obstacle, false);
        }
    }

    /** What is in the way, if anything is. */
    private String tryToGive(Errand<?> errand) {
        String nas = nasNames.apply(errand.nasId);
        Optional<Node> holder = leases.holder(errand.nasId);
        if (holder.isEmpty()) {
            return "no node works " + nas + " at this moment; nas:nodes shows them. Try again in a moment";
        }
        Node node = holder.get();
        if (node.silent().compareTo(Leases.TERM) > 0) {
            return node.name() + ", which works " + nas + ", has been silent for "
                    + node.silent().toSeconds() + " s; another node takes over from it. Try again in a moment";
        }
        if (node.id().equals(leases.self())) {
            errand.askHere(here);
            return "this node is just taking up " + nas + ", or giving it away; try again in a moment";
        }
        errand.node = node;
        errand.order = orders.put(new Orders.Draft(
                node.id(), errand.nasId, errand.wish.kind(), errand.by, codec.write(errand.wish), Errand.TO_TAKE));
        return "";
    }

    private void look() {
        Set<Long> ids = open.stream()
                .filter(errand -> errand.order != null)
                .map(errand -> errand.order)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return;
        }
        try {
            Map<Long, Progress> progress = orders.progress(ids);
            for (Errand<?> errand : open) {
                if (errand.order != null) {
                    judge(errand, progress.get(errand.order));
                }
            }
        } catch (StackException e) {
            open.stream()
                    .filter(errand -> errand.isLateToBeAnswered(clock.getAsLong()))
                    .forEach(errand -> errand.fail(e.getMessage(), true));
        }
    }

    private void judge(Errand<?> errand, Progress progress) {
        long now = clock.getAsLong();
        if (progress instanceof Progress.Ended ended) {
            ended(errand, ended);
        } else if (progress instanceof Progress.Lost) {
            errand.fail(
                    who(errand) + ", stopped or fell silent while it was doing this; whether it was done is not known",
                    true);
        } else if (progress instanceof Progress.Waiting
                && errand.isLateToBeTaken(now)
                && orders.withdraw(errand.order)) {
            errand.fail(
                    who(errand) + ", did not answer within " + Errand.TO_TAKE.toSeconds() + " s; nothing was done",
                    false);
        } else if (errand.isLateToBeAnswered(now)) {
            errand.fail(
                    who(errand) + ", has not answered for " + Errand.TO_ANSWER.toMinutes()
                            + " min; it may still do what was asked",
                    true);
        }
    }

    private String who(Errand<?> errand) {
        return errand.node.name() + ", which works " + nasNames.apply(errand.nasId);
    }

    private void ended(Errand<?> errand, Progress.Ended ended) {
        switch (ended.result()) {
            case DONE -> understood(errand, ended.answer());
            case REFUSED -> errand.fail(errand.node.name() + ": " + ended.answer(), false);
            case ELSEWHERE -> again(errand);
        }
    }

    private void understood(Errand<?> errand, String answer) {
        try {
            errand.succeed(answer, codec);
        } catch (IllegalArgumentException e) {
            errand.fail(errand.node.name() + " did it, but " + e.getMessage(), true);
        }
    }

    /** The NAS moved meanwhile: its new node is looked for with the next turn. */
    private void again(Errand<?> errand) {
        errand.order = null;
        if (errand.isLateToBeTaken(clock.getAsLong())) {
            errand.fail(
                    nasNames.apply(errand.nasId)
                            + " is moving from node to node; nothing was done. Try again in a moment",
                    false);
        }
    }

    /** Nobody waits any more. */
    void close() {
        open.addAll(fresh);
        open.forEach(errand -> errand.fail(
                "nasd is stopping" + (errand.order == null ? "" : "; " + who(errand) + ", may still do it"),
                errand.order != null));
    }
}
