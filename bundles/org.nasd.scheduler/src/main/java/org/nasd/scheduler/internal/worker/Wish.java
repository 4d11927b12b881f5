package org.nasd.scheduler.internal.worker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.driver.Outcome;
import org.nasd.api.event.EventHead;
import org.nasd.api.scheme.Rendering;

/**
 * What only the node that works a NAS can do.
 *
 * @param <A> what it answers
 */
public sealed interface Wish<A> {

    /** Does it, on the event loop of the NAS. */
    CompletionStage<A> grant(NasWorker worker);

    /** The class of the answer. */
    Class<A> answer();

    /** What people call it. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Where wishes are granted. */
    interface Place {

        /** Lets the worker of a NAS grant a wish; empty when the NAS is not worked there. */
        <A> CompletionStage<Optional<A>> ask(long nasId, Wish<A> wish);
    }

    /** Commands by hand. */
    record Execute(List<String> commands, String by) implements Wish<Outcome> {
        @Override
        public CompletionStage<Outcome> grant(NasWorker worker) {
            return worker.execute(commands, by);
        }

        @Override
        public Class<Outcome> answer() {
            return Outcome.class;
        }
    }

    /** Waiting events are to end as cancelled. */
    record Cancel(List<EventHead> heads, String error) implements Wish<Cancellation> {
        @Override
        public CompletionStage<Cancellation> grant(NasWorker worker) {
            return worker.cancel(heads, error);
        }

        @Override
        public Class<Cancellation> answer() {
            return Cancellation.class;
        }
    }

    /** Postponed events are to be due now. */
    record Hasten(Set<Long> eventIds) implements Wish<Integer> {
        @Override
        public CompletionStage<Integer> grant(NasWorker worker) {
            return CompletableFuture.completedFuture(worker.hasten(eventIds));
        }

        @Override
        public Class<Integer> answer() {
            return Integer.class;
        }
    }

    /** The NAS is to be tried again at once. */
    record Retry() implements Wish<Boolean> {
        @Override
        public CompletionStage<Boolean> grant(NasWorker worker) {
            worker.retry();
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public Class<Boolean> answer() {
            return Boolean.class;
        }
    }

    /** What would be sent is to be told. */
    record Preview(String type, Map<String, Object> variables) implements Wish<Rendering> {
        @Override
        public CompletionStage<Rendering> grant(NasWorker worker) {
            return CompletableFuture.completedFuture(worker.preview(type, variables));
        }

        @Override
        public Class<Rendering> answer() {
            return Rendering.class;
        }
    }
}
