package org.nasd.scheduler.internal.company;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nasd.api.dispatch.Cancellation;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.dispatch.DriverStatus;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.NodeException;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.event.EventHead;
import org.nasd.api.scheme.Rendering;
import org.nasd.scheduler.internal.engine.Engine;
import org.nasd.scheduler.internal.worker.Wish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dispatch of all nodes: what is wished of a NAS is done here where it is worked here, else by the node that works it. */
public final class NodesDispatch implements Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(NodesDispatch.class);
    private static final long PREVIEW_SECONDS = 15;

    private final Engine engine;
    private final Company company;

    public NodesDispatch(Engine engine, Company company) {
        this.engine = engine;
        this.company = company;
    }

    private <A> CompletionStage<A> ask(long nasId, Wish<A> wish, String by) {
        return engine.ask(nasId, wish)
                .thenCompose(here -> here.<CompletionStage<A>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> company.ask(nasId, wish, by)));
    }

    @Override
    public CompletionStage<Outcome> execute(long nasId, List<String> commands, String by) {
        return ask(nasId, new Wish.Execute(commands, by), by).exceptionally(NodesDispatch::unavailable);
    }

    private static Outcome unavailable(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        boolean doubtful = !(cause instanceof NodeException certain) || certain.isDoubtful();
        return new Outcome.Unavailable(Trouble.UNREACHABLE, cause.getMessage(), doubtful, List.of());
    }

    @Override
    public Rendering preview(long nasId, String type, Map<String, Object> variables) {
        try {
            return ask(nasId, new Wish.Preview(type, variables), "preview")
                    .toCompletableFuture()
                    .get(PREVIEW_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Rendering.Impossible("interrupted while another node was asked");
        } catch (ExecutionException e) {
            return new Rendering.Impossible(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            return new Rendering.Impossible("no node answered within " + PREVIEW_SECONDS + " s");
        }
    }

    @Override
    public CompletionStage<Cancellation> cancel(long nasId, List<EventHead> heads, String error) {
        return ask(nasId, new Wish.Cancel(heads, error), error);
    }

    @Override
    public CompletionStage<Integer> hasten(long nasId, Set<Long> eventIds, String by) {
        return ask(nasId, new Wish.Hasten(eventIds), by);
    }

    @Override
    public void retry(long nasId, String by) {
        var unused = ask(nasId, new Wish.Retry(), by).exceptionally(failure -> {
            LOG.warn("NAS {} was not tried again at once, as {} wished: {}", nasId, by, failure.getMessage());
            return false;
        });
    }

    @Override
    public List<NasStatus> status() {
        return engine.status();
    }

    @Override
    public Optional<NasStatus> status(long nasId) {
        return engine.status(nasId);
    }

    @Override
    public List<DriverStatus> drivers() {
        return engine.drivers();
    }

    @Override
    public CompletionStage<Void> refresh() {
        return engine.refresh();
    }
}
