package org.nasd.driver.radius.internal.session;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.wire.Reading;
import org.nasd.driver.radius.internal.wire.ReplyReader;
import org.nasd.driver.radius.internal.wire.RequestWriter;
import org.nasd.driver.radius.internal.wire.SharedSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests to one NAS: sends each when it has its turn, again until it is answered, and believes only what is proved. Owns its
 * sockets. Confined to its event loop.
 */
final class Client {

    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    /** How long to wait for another identifier, or another second, where a request equals the last one under its own. */
    private static final long UNTIL_ANOTHER = TimeUnit.MILLISECONDS.toNanos(50);

    private final Target target;
    private final EventLoop loop;
    private final Turns turns;
    private final BooleanSupplier maySpeak;
    private final Ports ports;
    private final Drops drops;
    private final RequestWriter writer;
    private final ReplyReader reader;
    private final CompletableFuture<Outcome.Unavailable> ended = new CompletableFuture<>();
    private final Set<Call> calls = new LinkedHashSet<>();
    private Outcome.Unavailable end;

    Client(Target target, InetSocketAddress nas, EventLoop loop, Turns turns, BooleanSupplier maySpeak) {
        this.target = target;
        this.loop = loop;
        this.turns = turns;
        this.maySpeak = maySpeak;
        this.ports = new Ports(target, loop, new Sockets(this, loop, target.source(), nas), this::sendFirst);
        this.drops = new Drops(target.address());
        SharedSecret secret = new SharedSecret(target.secret().reveal().getBytes(target.charset()));
        this.writer = new RequestWriter(secret, target.signed(), target.dated(), target.added());
        this.reader = new ReplyReader(secret, target.language().dictionary(), target.answersSigned());
    }

    Target target() {
        return target;
    }

    EventLoop loop() {
        return loop;
    }

    Drops drops() {
        return drops;
    }

    CompletionStage<Outcome.Unavailable> ended() {
        return ended.copy();
    }

    /** Why it has ended, or null while it has not. */
    Outcome.Unavailable end() {
        return end;
    }

    /** Opens the first socket. */
    CompletionStage<Void> open() {
        return ports.open();
    }

    /** A call that waits until no other for the same subscriber's session is in work. */
    Call call(Command command, Call.Owner owner) {
        Turns.Key turn = target.sessionName()
                .of(command)
                .map(session -> new Turns.Key(target.address(), session))
                .orElse(null);
        return new Call(command, turn, owner);
    }

    /** Sends a call as soon as it has its turn and an identifier. */
    void start(Call call) {
        if (end != null) {
            call.ended = true;
            call.owner.lost(false);
            return;
        }
        calls.add(call);
        if (call.turn == null) {
            ports.assign(call);
        } else {
            turns.enter(call.turn, () -> begin(call));
        }
    }

    private void begin(Call call) {
        if (call.ended) {
            turns.leave(call.turn);
        } else {
            call.hasTurn = true;
            ports.assign(call);
        }
    }

    /**
     * Sends a request, unless it equals the last one under its identifier: the NAS would take it for a repetition of that one and answer
     * without doing it (RFC 5080, section 2.2.2).
     */
    private void sendFirst(Call call) {
        if (call.ended) {
            return;
        }
        do {
            call.datagram = writer.write(call.command, call.identifier, System.currentTimeMillis() / 1000);
        } while (call.port.hasSent(call) && call.port.changeIdentifier(call));
        if (call.port.hasSent(call)) {
            call.timer = loop.schedule(() -> sendFirst(call), UNTIL_ANOTHER, TimeUnit.NANOSECONDS);
            return;
        }
        call.firstSent = System.nanoTime();
        send(call);
    }

    private void send(Call call) {
        if (!maySpeak.getAsBoolean()) {
            close(DriverContext.MAY_NOT_SPEAK);
            return;
        }
        call.sendings++;
        call.pause = target.retry().pause(call.pause, ThreadLocalRandom.current()::nextDouble);
        call.timer = loop.schedule(() -> repeat(call), call.pause, TimeUnit.NANOSECONDS);
        call.port.send(call);
    }

    private void repeat(Call call) {
        if (call.ended) {
            return;
        }
        if (call.sendings <= target.retry().count()) {
            send(call);
        } else {
            abandon(call);
            call.owner.unanswered();
        }
    }

    /** Takes a datagram that came under a call's identifier. */
    void received(Call call, byte[] datagram) {
        Reading reading = reader.read(datagram, call.command.kind(), call.datagram);
        if (reading instanceof Reading.Good good) {
            call.answeredAt = System.nanoTime();
            finish(call);
            ports.serve();
            call.owner.answered(good.reply());
        } else if (reading instanceof Reading.Bad bad) {
            drops.add(bad.flaw());
        }
    }

    /** Gives a call up; its owner hears no more of it. */
    void abandon(Call call) {
        if (!call.ended) {
            finish(call);
        }
    }

    private void finish(Call call) {
        call.ended = true;
        calls.remove(call);
        if (call.timer != null) {
            call.timer.cancel(false);
        }
        ports.release(call);
        if (call.hasTurn) {
            turns.leave(call.turn);
        }
    }

    /** The system says that nothing gets there. Nobody knows which datagram it means when there are several. */
    void unreachable(Port port, Throwable cause) {
        boolean alone = port.onTheirWay() == 1 && !port.identifiers().anyResting(System.nanoTime());
        String reason = cause instanceof PortUnreachableException
                ? " refuses: nothing listens there for CoA, or a firewall turns it away"
                : " cannot be sent to: " + cause.getMessage();
        end(Trouble.UNREACHABLE, reason, alone);
    }

    /** A fault of this driver must not leave anybody waiting. */
    void failed(Throwable bug) {
        LOG.error("{}: a fault in the driver", target.address(), bug);
        close("a fault in the driver: " + bug);
    }

    /** A socket is gone. */
    void closed(Port port) {
        if (ports.contains(port)) {
            close(loop.isShuttingDown() ? Lane.STOPPING : "the socket was closed");
        }
    }

    /** Ends everything; may be called again. */
    void close(String why) {
        end(Trouble.LOST, ": " + why, false);
    }

    private void end(Trouble trouble, String reason, boolean neverArrived) {
        if (end != null) {
            return;
        }
        end = new Outcome.Unavailable(trouble, target.address() + reason);
        for (Call call : List.copyOf(calls)) {
            finish(call);
            call.owner.lost(call.sendings > 1 || (call.sendings == 1 && !neverArrived));
        }
        ports.close();
        ended.complete(end);
    }
}
