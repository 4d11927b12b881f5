package org.nasd.driver.radius.internal.session;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The source ports of a session and who waits for an identifier of one of them. More ports are opened when the identifiers of those
 * there are do not suffice. Confined to the event loop.
 */
final class Ports {

    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);

    private final Target target;
    private final EventLoop loop;
    private final Sockets sockets;
    private final Consumer<Call> ready;
    private final List<Port> ports = new ArrayList<>(1);
    private final Deque<Call> waiting = new ArrayDeque<>();
    private boolean opening;
    private boolean awaitsRest;
    private boolean closed;

    /**
     * @param ready takes a call that has a port and an identifier
     */
    Ports(Target target, EventLoop loop, Sockets sockets, Consumer<Call> ready) {
        this.target = target;
        this.loop = loop;
        this.sockets = sockets;
        this.ready = ready;
    }

    /** Opens the first one. */
    CompletionStage<Void> open() {
        return sockets.open().thenAccept(this::opened);
    }

    private void opened(Port port) {
        if (closed) {
            port.close();
        } else {
            ports.add(port);
        }
    }

    /** Gives a call a port and an identifier, now or when there is one. */
    void assign(Call call) {
        waiting.add(call);
        serve();
    }

    /** Takes back what a call was given, or its place among those who wait. */
    void release(Call call) {
        if (call.port == null) {
            waiting.remove(call);
            return;
        }
        Identifiers identifiers = call.port.identifiers();
        call.port.remove(call);
        if (call.answeredAt != 0) {
            identifiers.answered(call.identifier);
            return;
        }
        identifiers.unanswered(
                call.identifier, System.nanoTime() + target.rest().toNanos());
        if (!waiting.isEmpty()) {
            awaitRest();
        }
    }

    /** Serves those who wait, as far as there are identifiers. */
    void serve() {
        while (!waiting.isEmpty() && !closed) {
            if (!give(waiting.peek())) {
                wantMore();
                return;
            }
            ready.accept(waiting.poll());
        }
    }

    private boolean give(Call call) {
        long now = System.nanoTime();
        for (Port port : ports) {
            int identifier = port.identifiers().take(now);
            if (identifier >= 0) {
                port.put(call, identifier);
                return true;
            }
        }
        return false;
    }

    private void wantMore() {
        if (opening || ports.size() >= target.mostPorts()) {
            awaitRest();
            return;
        }
        opening = true;
        var unused = sockets.open().whenComplete((port, failure) -> {
            opening = false;
            if (failure == null) {
                opened(port);
                serve();
            } else {
                LOG.warn("{}: no further source port can be opened: {}", target.address(), failure.toString());
                awaitRest();
            }
        });
    }

    private void awaitRest() {
        long now = System.nanoTime();
        long soonest = ports.stream()
                .mapToLong(port -> port.identifiers().restedIn(now))
                .filter(nanos -> nanos >= 0)
                .min()
                .orElse(-1);
        if (soonest >= 0 && !awaitsRest && !closed) {
            awaitsRest = true;
            var unused = loop.schedule(this::rested, soonest, TimeUnit.NANOSECONDS);
        }
    }

    private void rested() {
        awaitsRest = false;
        serve();
    }

    boolean contains(Port port) {
        return ports.contains(port);
    }

    void close() {
        closed = true;
        waiting.clear();
        ports.forEach(Port::close);
    }
}
