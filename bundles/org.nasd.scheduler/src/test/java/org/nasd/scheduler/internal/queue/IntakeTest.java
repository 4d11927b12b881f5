package org.nasd.scheduler.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.stack.Settlement;
import org.nasd.scheduler.internal.threads.EventLoop;
import org.nasd.scheduler.testing.MemoryStack;

class IntakeTest implements Intake.Listener {

    private final EventLoop loop = new EventLoop("test-loop");
    private final MemoryStack stack = new MemoryStack();
    private final OwnArrivals arrivals = new OwnArrivals();
    private final Backlog backlog = new Backlog(new BodyBudget(1_000_000), id -> false);
    private final Intake intake =
            new Intake(1, loop, new StackReader(stack, Runnable::run), backlog, new MemoryShare(), arrivals, this);

    private volatile boolean connected = true;

    @AfterEach
    void end() {
        loop.close();
    }

    @Override
    public void arrived() {}

    @Override
    public void obsolete(List<Backlog.Obsolete> events) {
        throw new AssertionError("nothing is coalesced here");
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public Coalescing coalescing() {
        return Coalescing.OFF;
    }

    @Override
    public boolean isUrgent(String type) {
        return false;
    }

    private <T> T inLoop(Supplier<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> answer.complete(question.get()));
        return answer.get(5, TimeUnit.SECONDS);
    }

    /** Tasks of a loop run one after the other, so what was read has come when this returns. */
    private void turn() throws Exception {
        inLoop(() -> {
            intake.turn(true);
            return null;
        });
        inLoop(() -> null);
    }

    private void handOver(List<QueuedEvent> events) throws Exception {
        inLoop(() -> {
            arrivals.arrived(events, (nasId, arrival) -> intake.arrived(arrival));
            return null;
        });
        turn();
    }

    @Test
    void theFirstThatComesAfterTheStartIsNotReadAgain() throws Exception {
        stack.insert(2, 1, "user_edit", "{}");
        arrivals.beginAfter(stack.newestId());
        turn();
        handOver(stack.insert(1, 1, "user_edit", "{}"));
        assertThat(stack.pages).isOne();
        assertThat(inLoop(backlog::size)).isOne();
    }

    @Test
    void ofANasWithoutASessionOnlyOnePageIsReadUntilItHasOne() throws Exception {
        connected = false;
        for (int user = 0; user < 3_500; user++) {
            stack.insert(1, user, "user_edit", "{}");
        }
        turn();
        turn();
        assertThat(inLoop(backlog::size)).isEqualTo(1_000);
        connected = true;
        for (int i = 0; i < 4; i++) {
            turn();
        }
        assertThat(inLoop(backlog::size)).isEqualTo(3_500);
    }

    @Test
    void whatWaitsForItsTimeKeepsNothingFromBeingReadWithoutASession() throws Exception {
        connected = false;
        EventHead later = stack.insert(1, 1, "user_edit", "{}").get(0).head();
        stack.settle(List.of(new Settlement.Postponed(later, 1, Duration.ofHours(1), "busy")), List.of());
        turn();
        assertThat(inLoop(backlog::hasReady)).isFalse();
        stack.insert(1, 2, "user_edit", "{}");
        inLoop(() -> {
            intake.signal();
            return null;
        });
        turn();
        assertThat(inLoop(backlog::hasReady)).isTrue();
    }

    @Test
    void whatAnotherNodePutBeforeTheFirstIsRead() throws Exception {
        arrivals.beginAfter(stack.newestId());
        turn();
        stack.insert(1, 1, "user_redirect", "{}");
        handOver(stack.insert(1, 1, "user_edit", "{}"));
        assertThat(stack.pages).isEqualTo(2);
        assertThat(inLoop(backlog::size)).isEqualTo(2);
    }

    @Test
    void whatLeftTheStackBeforeItWasHandedOverStaysAway() throws Exception {
        List<QueuedEvent> gone = stack.insert(1, 1, "user_edit", "{}");
        stack.settle(List.of(new Settlement.Done(gone.get(0).head())), List.of());
        arrivals.beginAfter(stack.newestId());
        turn();
        handOver(gone);
        assertThat(inLoop(backlog::size)).isZero();
    }

    @Test
    void whatLeftTheStackStaysAwayAlsoWhenAnotherIsHandedOverLateBeforeIt() throws Exception {
        List<QueuedEvent> first = stack.insert(1, 1, "user_edit", "{}");
        List<QueuedEvent> second = stack.insert(1, 2, "user_edit", "{}");
        stack.settle(
                List.of(
                        new Settlement.Done(first.get(0).head()),
                        new Settlement.Done(second.get(0).head())),
                List.of());
        arrivals.beginAfter(stack.newestId());
        turn();
        handOver(first);
        handOver(second);
        assertThat(inLoop(backlog::size)).isZero();
    }

    @Test
    void whatWasReadAndIsHandedOverThenCountsOnce() throws Exception {
        List<QueuedEvent> early = stack.insert(1, 1, "user_edit", "{}");
        arrivals.beginAfter(stack.newestId());
        turn();
        handOver(early);
        assertThat(inLoop(backlog::size)).isOne();
    }
}
