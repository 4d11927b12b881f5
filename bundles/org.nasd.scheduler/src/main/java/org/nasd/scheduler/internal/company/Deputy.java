package org.nasd.scheduler.internal.company;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nasd.api.stack.Orders;
import org.nasd.api.stack.Orders.Order;
import org.nasd.api.stack.Orders.Result;
import org.nasd.api.stack.StackException;
import org.nasd.scheduler.internal.worker.Wish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out here what other nodes order. {@link #turn} is called by one thread. */
final class Deputy {

    private static final Logger LOG = LoggerFactory.getLogger(Deputy.class);

    private final Orders orders;
    private final Wish.Place here;
    private final Runnable answered;
    private final WishCodec codec = new WishCodec();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    private record Answer(Order order, Result result, String text) {}

    /**
     * @param answered called when there is an answer to be sent; must not block
     */
    Deputy(Orders orders, Wish.Place here, Runnable answered) {
        this.orders = orders;
        this.here = here;
        this.answered = answered;
    }

    /** Takes what was ordered, and sends answers. */
    void turn() {
        orders.take().forEach(this::carryOut);
        send();
    }

    private void carryOut(Order order) {
        LOG.info("{} of NAS {}, ordered by {} at another node", order.kind(), order.nasId(), order.by());
        var unused = begin(order).handle((answer, failure) -> {
            answers.add(failure == null ? answer : new Answer(order, Result.REFUSED, said(failure)));
            answered.run();
            return null;
        });
    }

    private CompletionStage<Answer> begin(Order order) {
        try {
            return grant(order, codec.wish(order.kind(), order.body()));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(new Answer(order, Result.REFUSED, e.getMessage()));
        }
    }

    private <A> CompletionStage<Answer> grant(Order order, Wish<A> wish) {
        return here.ask(order.nasId(), wish).thenApply(answer -> answered(order, answer));
    }

    private Answer answered(Order order, Optional<?> answer) {
        return answer.map(present -> new Answer(order, Result.DONE, codec.write(present)))
                .orElseGet(() -> new Answer(order, Result.ELSEWHERE, ""));
    }

    private static String said(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** What cannot be sent is sent with the next turn: the node that asked waits. */
    private void send() {
        for (Answer answer = answers.peek(); answer != null; answer = answers.peek()) {
            try {
                orders.end(answer.order().id(), answer.result(), answer.text());
            } catch (StackException e) {
                LOG.warn("The answer to order {} waits: {}", answer.order().id(), e.getMessage());
                return;
            }
            answers.remove();
        }
    }
}
