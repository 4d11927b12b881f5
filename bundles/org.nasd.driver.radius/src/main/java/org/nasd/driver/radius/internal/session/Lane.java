package org.nasd.driver.radius.internal.session;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** An event loop and all that goes over it: every session with the same NAS does. Confined to the loop. */
final class Lane {

    /** Why nothing goes on. */
    static final String STOPPING = "the driver is stopping";

    private final EventLoop loop;
    private final Turns turns;
    private final Set<OpenAttempt> attempts = new HashSet<>();
    private final Set<Client> clients = new HashSet<>();
    private boolean stopped;

    Lane(EventLoop loop) {
        this.loop = loop;
        this.turns = new Turns(loop);
    }

    /** The loop, which any thread may use. */
    EventLoop loop() {
        return loop;
    }

    /** Knows of an attempt until it has ended; false when it must not begin any more. */
    boolean enter(OpenAttempt attempt) {
        return !stopped && attempts.add(attempt);
    }

    void leave(OpenAttempt attempt) {
        attempts.remove(attempt);
    }

    /** A client, known until it has ended. */
    Client client(Target target, InetSocketAddress nas, BooleanSupplier maySpeak) {
        Client client = new Client(target, nas, loop, turns, maySpeak);
        clients.add(client);
        var unused = client.ended().thenRun(() -> clients.remove(client));
        return client;
    }

    /**
     * Ends everything. An event loop that is shut down without a pause may leave sockets open and their owners waiting, so this comes
     * first.
     */
    void stop() {
        stopped = true;
        List.copyOf(attempts).forEach(OpenAttempt::stop);
        List.copyOf(clients).forEach(client -> client.close(STOPPING));
    }
}
