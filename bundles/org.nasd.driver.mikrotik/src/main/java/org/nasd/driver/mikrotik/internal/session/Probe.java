package org.nasd.driver.mikrotik.internal.session;

import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.nasd.driver.mikrotik.internal.command.Words;

/** A cheap question that shows whether the router is alive; a refusal is a sign of life too. Confined to the event loop. */
final class Probe implements Call.Owner {

    private static final List<byte[]> QUESTION =
            List.of(Words.ascii("/system/identity/print"), Words.ascii("=.proplist=name"));

    private final ApiConnection connection;
    private final CompletableFuture<Boolean> result;
    private ScheduledFuture<?> timer;

    Probe(ApiConnection connection, CompletableFuture<Boolean> result) {
        this.connection = connection;
        this.result = result;
    }

    void start() {
        if (connection.end() != null) {
            result.complete(false);
            return;
        }
        Router router = connection.router();
        int tag = connection.send(new Call(QUESTION, this, router.text()));
        timer = connection
                .loop()
                .schedule(() -> expire(tag), router.probeTimeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void expire(int tag) {
        connection.cancel(tag);
        result.complete(false);
    }

    @Override
    public void answered(Call call) {
        end(true);
    }

    @Override
    public void lost(Call call) {
        end(false);
    }

    private void end(boolean alive) {
        timer.cancel(false);
        result.complete(alive);
    }
}
