package org.nasd.driver.radius.internal.session;

import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.wire.Reply;

/**
 * A request that changes nothing and shows whether the NAS is alive; a refusal is a sign of life too. It waits for nobody's turn.
 * Confined to the event loop.
 */
final class Probe implements Call.Owner {

    private final Client client;
    private final Call call;
    private final CompletableFuture<Boolean> result;
    private ScheduledFuture<?> timer;

    Probe(Client client, Command command, CompletableFuture<Boolean> result) {
        this.client = client;
        this.call = new Call(command, null, this);
        this.result = result;
    }

    void start() {
        timer = client.loop()
                .schedule(this::expire, client.target().probeTimeout().toNanos(), TimeUnit.NANOSECONDS);
        client.start(call);
    }

    private void expire() {
        client.abandon(call);
        result.complete(false);
    }

    @Override
    public void answered(Reply reply) {
        end(true);
    }

    @Override
    public void unanswered() {
        end(false);
    }

    @Override
    public void lost(boolean doubtful) {
        end(false);
    }

    private void end(boolean alive) {
        timer.cancel(false);
        result.complete(alive);
    }
}
