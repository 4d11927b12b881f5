package org.nasd.scheduler.internal.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.scheduler.testing.EngineFixture.await;
import static org.nasd.scheduler.testing.EngineFixture.nas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.NodeException;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.scheme.Rendering;
import org.nasd.scheduler.internal.ownership.LeasedOwnership;
import org.nasd.scheduler.internal.worker.Wish;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.MemoryLeases;
import org.nasd.scheduler.testing.MemoryOrders;
import org.nasd.scheduler.testing.MemoryStack;
import org.nasd.scheduler.testing.TestDriver;

/** One node asks another, which works the NAS, with the engine that really does it. */
class MessengerTest {

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final AtomicLong now = new AtomicLong();
    private final MemoryStack stack = new MemoryStack();
    private final MemoryLeases leases = new MemoryLeases(stack);
    private final MemoryOrders orders = new MemoryOrders();
    private final TestDriver devices = new TestDriver(clock, Map.of());
    private final MemoryLeases.Node asker = leases.node("alpha");
    private final MemoryLeases.Node owner = leases.node("bravo");
    private final LeasedOwnership ownership = new LeasedOwnership(owner, leases.clock::get);
    private final MemoryOrders.Node out = orders.node("alpha");
    private final Map<Long, Outcome> here = new ConcurrentHashMap<>();
    private final Messenger messenger = new Messenger(asker, out, new Here(), id -> "m" + id, now::get);
    private final EngineFixture there =
            new EngineFixture(stack, devices, ownership, EngineFixture.FAST, nas(1, 2, Map.of()), nas(2, 2, Map.of()));
    private final Deputy deputy = new Deputy(orders.node("bravo"), there.engine, () -> {});

    @BeforeEach
    void theOtherHasAllNas() {
        await("it has taken them", () -> {
            ownership.turn();
            return there.engine.status().size() == 2;
        });
    }

    @AfterEach
    void close() {
        there.close();
        clock.shutdownNow();
    }

    /** What this node itself answers for the NAS that it has. */
    private final class Here implements Wish.Place {
        @Override
        public <A> CompletionStage<Optional<A>> ask(long nasId, Wish<A> wish) {
            return CompletableFuture.completedFuture(
                    Optional.ofNullable(here.get(nasId)).map(wish.answer()::cast));
        }
    }

    private <A> A answer(CompletionStage<A> asked) {
        CompletableFuture<A> answer = asked.toCompletableFuture();
        await("there is an answer", () -> {
            messenger.turn();
            deputy.turn();
            messenger.turn();
            return answer.isDone();
        });
        return answer.join();
    }

    private NodeException failure(CompletionStage<?> asked) {
        messenger.turn();
        CompletableFuture<?> answer = asked.toCompletableFuture();
        assertThat(answer).isDone();
        try {
            answer.join();
            throw new AssertionError("it did not fail");
        } catch (CompletionException e) {
            return (NodeException) e.getCause();
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void theAskerHasJoined() {
        asker.renew(false);
    }

    @Test
    void commandsByHandAreAnsweredByTheDeviceOfTheOtherNode() {
        Outcome outcome = answer(messenger.ask(1, new Wish.Execute(List.of("/ip print"), "ann"), "ann"));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(there.transcript.deliveries)
                .as("in the log of the node that did it")
                .hasSize(1);
        assertThat(orders.kinds).containsExactly("execute by ann");
    }

    @Test
    void waitingEventsAreCancelledWhereTheyAreInHand() {
        there.pause(1);
        await(
                "it is paused",
                () -> there.engine.status(1).orElseThrow().reason().contains("anna"));
        List<EventHead> heads =
                List.of(stack.insert(1, 7, "user_edit", "{}").get(0).head());

        Cancellation cancellation = answer(messenger.ask(1, new Wish.Cancel(heads, "by ann: mistake"), "ann"));

        assertThat(cancellation).isEqualTo(new Cancellation(List.of(heads.get(0).id()), List.of()));
        assertThat(stack.count()).isZero();
    }

    @Test
    void hastenRetryAndPreviewAreAnswered() {
        assertThat(answer(messenger.ask(2, new Wish.Hasten(Set.of(4711L)), "ann")))
                .isZero();
        assertThat(answer(messenger.ask(2, new Wish.Retry(), "ann"))).isTrue();
        Map<String, Object> variables = Map.of("ip", "192.0.2.1", "rate", 5, "logged", true);
        assertThat(answer(messenger.ask(2, new Wish.Preview("user_edit", variables), "ann")))
                .isInstanceOf(Rendering.class);
    }

    @Test
    void everyAnswerArrivesAsItWasGiven() {
        WishCodec codec = new WishCodec();
        List<Exchange> exchanges =
                List.of(new Exchange("a\n\u0000\"", "\u00fc\u20ac", Duration.ofNanos(1_234_567_891L)));
        Wish<Outcome> execute = new Wish.Execute(List.of(), "ann");
        List<Outcome> outcomes = List.of(
                new Outcome.Done(exchanges),
                new Outcome.Postpone("busy", exchanges),
                new Outcome.Fail("no", List.of()),
                new Outcome.Unavailable(Trouble.LOST, "gone", true, exchanges),
                new Outcome.Silent("deadline", exchanges));
        assertThat(outcomes).allSatisfy(one -> assertThat(codec.answer(execute, codec.write(one)))
                .isEqualTo(one));
        Wish<Rendering> preview = new Wish.Preview("x", Map.of());
        List<Rendering> renderings = List.of(
                new Rendering.Commands(List.of("a"), null),
                new Rendering.Commands(List.of(), "v"),
                new Rendering.Impossible("why"));
        assertThat(renderings).allSatisfy(one -> assertThat(codec.answer(preview, codec.write(one)))
                .isEqualTo(one));
        EventHead head = new EventHead(1L << 40, 2, 3, "user_edit", null, "s", 4, Duration.ofMillis(5));
        Wish<?> cancel = new Wish.Cancel(List.of(head), "why");
        assertThat(codec.wish(cancel.kind(), codec.write(cancel))).isEqualTo(cancel);
    }

    @Test
    void aNodeThatDoesNotTakeTheOrderIsNamedAndNothingIsDone() {
        CompletionStage<Outcome> asked = messenger.ask(1, new Wish.Execute(List.of("x"), "ann"), "ann");
        messenger.turn();
        pass(Errand.TO_TAKE.plusSeconds(1));

        NodeException failure = failure(asked);

        assertThat(failure)
                .hasMessage("bravo, which works m1, did not answer within 10 s; nothing was done")
                .matches(e -> !e.isDoubtful());
        deputy.turn();
        assertThat(there.transcript.deliveries).isEmpty();
    }

    @Test
    void ofANodeThatFellSilentWithTheOrderItIsSaidThatNobodyKnows() {
        devices.latencyMillis = 60_000;
        CompletionStage<Outcome> asked = messenger.ask(1, new Wish.Execute(List.of("x"), "ann"), "ann");
        messenger.turn();
        deputy.turn();
        out.lost = true;

        assertThat(failure(asked))
                .hasMessageContaining("bravo, which works m1, stopped or fell silent")
                .matches(NodeException::isDoubtful);
    }

    @Test
    void aNasThatNobodyWorksAndOneOfASilentNodeAreSaidToBe() {
        CompletionStage<Integer> nobodys = messenger.ask(99, new Wish.Hasten(Set.of(1L)), "ann");
        leases.pass(Duration.ofSeconds(12));
        theAskerHasJoined();
        CompletionStage<Integer> silent = messenger.ask(1, new Wish.Hasten(Set.of(1L)), "ann");
        messenger.turn();
        assertThat(nobodys.toCompletableFuture()).isNotDone();
        pass(Errand.TO_TAKE.plusSeconds(1));

        assertThat(failure(nobodys)).hasMessageContaining("no node works m99");
        assertThat(failure(silent)).hasMessageContaining("bravo, which works m1, has been silent for 12 s");
    }

    @Test
    void anOrderThatReachesANodeWhichHasJustGivenTheNasAwayGoesToItsNewNode() {
        owner.take(Set.of(3L));
        assertThat(there.engine.status(3))
                .as("the lease is all that is left there")
                .isEmpty();
        CompletionStage<Outcome> asked = messenger.ask(3, new Wish.Execute(List.of("x"), "ann"), "ann");
        messenger.turn();
        await("the order comes back", () -> {
            deputy.turn();
            messenger.turn();
            return orders.kinds.size() > 1 || asked.toCompletableFuture().isDone();
        });

        assertThat(asked.toCompletableFuture()).as("looked for anew").isNotDone();
        assertThat(there.transcript.deliveries).isEmpty();
    }

    @Test
    void aNasThatThisNodeHasJustTakenUpIsAskedHere() {
        theAskerHasJoined();
        asker.take(Set.of(3L));
        CompletionStage<Outcome> asked = messenger.ask(3, new Wish.Execute(List.of("x"), "ann"), "ann");
        messenger.turn();
        assertThat(asked.toCompletableFuture())
                .as("its worker is not there yet")
                .isNotDone();
        here.put(3L, new Outcome.Done(List.of()));
        messenger.turn();
        assertThat(asked.toCompletableFuture()).isCompletedWithValue(new Outcome.Done(List.of()));
        assertThat(orders.kinds).isEmpty();
    }

    @Test
    void whoeverWaitsWhenNasdStopsIsTold() {
        CompletionStage<Outcome> asked = messenger.ask(1, new Wish.Execute(List.of("x"), "ann"), "ann");
        messenger.turn();
        messenger.close();

        assertThat(failure(asked)).hasMessageContaining("nasd is stopping; bravo, which works m1, may still do it");
    }
}
