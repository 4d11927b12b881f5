package org.nasd.driver.radius.internal.session;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/**
 * The way from nothing to a session, with a deadline. There is no login in RADIUS: a socket is all that is needed, and, where the
 * settings name a probe, an answer to it. Confined to its event loop.
 */
final class OpenAttempt {

    private final Target target;
    private final Lane lane;
    private final EventLoop loop;
    private final BooleanSupplier maySpeak;
    private final CompletableFuture<Opening> result;
    private ScheduledFuture<?> timer;
    private Client client;
    private boolean refused;

    OpenAttempt(Target target, Lane lane, BooleanSupplier maySpeak, CompletableFuture<Opening> result) {
        this.target = target;
        this.lane = lane;
        this.loop = lane.loop();
        this.maySpeak = maySpeak;
        this.result = result;
    }

    Target target() {
        return target;
    }

    EventLoop loop() {
        return loop;
    }

    /** Gives up from outside of the event loop, when that does nothing more. */
    void abandon(String reason) {
        result.complete(new Opening.NotOpened(new Outcome.Unavailable(Trouble.LOST, target.address() + ": " + reason)));
    }

    /** Starts the clock. */
    void start() {
        if (!lane.enter(this)) {
            stop();
            return;
        }
        long limit = target.connectTimeout().toNanos() + target.loginTimeout().toNanos();
        timer = loop.schedule(this::expire, limit, TimeUnit.NANOSECONDS);
    }

    /** The driver is stopping. */
    void stop() {
        refuse(Trouble.LOST, ": " + Lane.STOPPING);
    }

    private void expire() {
        refuse(
                Trouble.UNREACHABLE,
                client == null ? " has no known address yet" : " does not answer the probe in time");
    }

    /** Nobody knows where it is. */
    void unknown() {
        refuse(Trouble.UNREACHABLE, ": nobody knows the address of " + target.host());
    }

    /** Goes on when it is known where to send to. */
    void connect(InetAddress address) {
        if (result.isDone()) {
            return;
        }
        client = lane.client(target, new InetSocketAddress(address, target.port()), maySpeak);
        var unused = client.open().whenComplete((opened, failure) -> {
            if (failure != null) {
                refuseSocket(failure);
            } else {
                probe();
            }
        });
    }

    private void refuseSocket(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String from = target.source() == null
                ? ""
                : " from coa_source = " + target.source().getHostAddress()
                        + ", which must be an address of this machine";
        refuse(Trouble.UNREACHABLE, " cannot be sent to" + from + ": " + cause.getMessage());
    }

    private void probe() {
        if (target.probe().isEmpty()) {
            ready();
            return;
        }
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        new Probe(client, target.probe().get(), answered).start();
        var unused = answered.thenAccept(alive -> {
            if (alive) {
                ready();
            } else if (client.end() != null) {
                refuse(client.end());
            } else {
                refuse(Trouble.UNREACHABLE, silence());
            }
        });
    }

    private String silence() {
        return " does not answer the probe '" + target.probe().orElseThrow().text() + "' within "
                + target.probeTimeout().toMillis() / 1000.0 + " s"
                + client.drops().since(0)
                + ". See that it takes CoA from this machine (address, port, secret), or set probe = off if it answers no such thing";
    }

    private void ready() {
        leave();
        if (!result.complete(new Opening.Opened(new CoaSession(client)))) {
            client.close("the attempt was given up");
        }
    }

    private void refuse(Trouble trouble, String reason) {
        refuse(new Outcome.Unavailable(trouble, target.address() + reason));
    }

    private void leave() {
        lane.leave(this);
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void refuse(Outcome.Unavailable why) {
        if (refused) {
            return;
        }
        refused = true;
        leave();
        if (client != null) {
            client.close("the attempt was given up");
        }
        result.complete(new Opening.NotOpened(why));
    }
}
