package org.nasd.simulator.internal.radius;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.nasd.simulator.Change;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Gate;
import org.nasd.simulator.JournalEntry.Result;
import org.nasd.simulator.internal.Desk;
import org.nasd.simulator.radius.DasGauges;
import org.nasd.simulator.radius.DasSettings;

/** Takes requests, has them judged at the end of their latency, and answers. Used by the DAS's thread only. */
final class Counter {

    private static final String OTHER_SECRET = "the secret of somebody else";

    private final DasSettings settings;
    private final Desk desk;
    private final Judge judge;
    private final Signature signature;
    private final Memory memory = new Memory();
    private final Map<String, Integer> inWork = new HashMap<>();
    private UdpPort port;
    private int maxPerSession;
    private long repeats;
    private long badlySigned;
    private long untimely;
    private long busy;
    private long malformed;

    Counter(DasSettings settings, Desk desk, Judge judge) {
        this.settings = settings;
        this.desk = desk;
        this.judge = judge;
        this.signature = new Signature(settings.secret());
    }

    void sendsBy(UdpPort udp) {
        port = udp;
    }

    /** A request in work. */
    private record Task(
            InetSocketAddress from,
            Packet request,
            Memory.Key key,
            List<String> words,
            String session,
            long arrivedMicros,
            List<Effect> effects) {

        <E extends Effect> E struckBy(Class<E> kind) {
            for (Effect effect : effects) {
                if (kind.isInstance(effect)) {
                    return kind.cast(effect);
                }
            }
            return null;
        }
    }

    void receive(InetSocketAddress from, byte[] datagram) {
        if (desk.gate() != Gate.OPEN) {
            return;
        }
        Packet request = Packet.read(datagram);
        if (request == null || (request.code() != Packet.COA && request.code() != Packet.DISCONNECT)) {
            malformed++;
        } else if (desk.refusesLogins()
                || !signature.isOn(datagram)
                || (settings.requireAuthenticator() && !request.has(Attribute.MESSAGE_AUTHENTICATOR))) {
            badlySigned++;
            desk.loginRefused();
        } else if (!timely(request)) {
            untimely++;
        } else {
            arrive(from, request);
        }
    }

    private boolean timely(Packet request) {
        for (Attribute attribute : request.attributes()) {
            if (attribute.is(Attribute.EVENT_TIMESTAMP) && !settings.window().isZero()) {
                long away = Math.abs(desk.micros() / 1_000_000 - attribute.number());
                return away <= settings.window().toSeconds();
            }
        }
        return !settings.requireTimestamp() || request.has(Attribute.EVENT_TIMESTAMP);
    }

    private void arrive(InetSocketAddress from, Packet request) {
        Memory.Key key = Memory.Key.of(from, request);
        if (memory.knows(key)) {
            repeats++;
            if (memory.reply(key) != null) {
                port.send(from, memory.reply(key));
            }
            return;
        }
        List<String> words = words(request);
        Task task = new Task(
                from,
                request,
                key,
                words,
                String.join(",", Sessions.called(words)),
                desk.micros(),
                desk.faults.strike(from.getPort(), words));
        if (settings.oneAtATime() && inWork.containsKey(task.session())) {
            busy++;
            record(task, Result.SWALLOWED, "another request for this session is in work", List.of());
            return;
        }
        memory.begin(key);
        desk.began();
        maxPerSession = Math.max(maxPerSession, inWork.merge(task.session(), 1, Integer::sum));
        Effect.Delay more = task.struckBy(Effect.Delay.class);
        long nanos = desk.service(null) + (more == null ? 0 : more.more().toNanos());
        desk.loop.schedule(() -> finish(task), nanos, TimeUnit.NANOSECONDS);
    }

    private static List<String> words(Packet request) {
        List<String> words = new ArrayList<>();
        words.add(request.name());
        request.attributes().stream()
                .filter(attribute -> !attribute.is(Attribute.MESSAGE_AUTHENTICATOR))
                .map(Names::pair)
                .forEach(words::add);
        return words;
    }

    private void finish(Task task) {
        desk.ended();
        inWork.computeIfPresent(task.session(), (session, number) -> number == 1 ? null : number - 1);
        Effect.Silence silence = task.struckBy(Effect.Silence.class);
        Effect.Drop drop = task.struckBy(Effect.Drop.class);
        boolean lost = silence != null && !silence.executed() || drop != null && drop.point() == Effect.Point.BEFORE;
        if (lost) {
            memory.forget(task.key());
            record(task, Result.SWALLOWED, "request lost", List.of());
            return;
        }
        Effect.Refusal refusal = task.struckBy(Effect.Refusal.class);
        Judge.Verdict verdict = refusal == null
                ? judge.judge(task.words())
                : new Judge.Verdict(
                        false,
                        refusal.category() == null ? 0 : refusal.category(),
                        List.of("Reply-Message=" + refusal.message()),
                        List.of());
        byte[] reply = reply(task, verdict, signature);
        memory.answered(task.key(), reply);
        Effect.Garbage garbage = task.struckBy(Effect.Garbage.class);
        boolean muted = silence != null || drop != null;
        Result result =
                !verdict.acknowledge() ? Result.REFUSED : muted || garbage != null ? Result.UNANSWERED : Result.DONE;
        String message = verdict.acknowledge() ? "" : Names.cause(verdict.cause());
        record(task, result, message, verdict.changes());
        if (garbage != null) {
            spoil(task, verdict, reply, garbage.kind());
        } else if (!muted) {
            port.send(task.from(), reply);
        }
    }

    private void spoil(Task task, Judge.Verdict verdict, byte[] reply, Effect.Kind kind) {
        switch (kind) {
            case BAD_SIGNATURE -> port.send(task.from(), reply(task, verdict, new Signature(OTHER_SECRET)));
            case WRONG_SOURCE -> port.sendFromElsewhere(task.from(), reply);
            default -> {
                byte[] noise = new byte[64];
                desk.random.nextBytes(noise);
                port.send(task.from(), noise);
            }
        }
    }

    private static byte[] reply(Task task, Judge.Verdict verdict, Signature signature) {
        List<Attribute> attributes = new ArrayList<>();
        if (verdict.cause() != 0) {
            attributes.add(Attribute.number(Attribute.ERROR_CAUSE, verdict.cause()));
        }
        for (String pair : verdict.reply()) {
            byte[] text = pair.substring(pair.indexOf('=') + 1).getBytes(StandardCharsets.UTF_8);
            attributes.add(new Attribute(0, Attribute.REPLY_MESSAGE, text));
        }
        task.request().attributes().stream()
                .filter(attribute -> attribute.is(Attribute.PROXY_STATE))
                .forEach(attributes::add);
        int code = task.request().code() + (verdict.acknowledge() ? 1 : 2);
        Packet reply = new Packet(code, task.request().id(), task.request().authenticator(), attributes);
        return signature.sign(reply, task.request().has(Attribute.MESSAGE_AUTHENTICATOR));
    }

    private void record(Task task, Result result, String message, List<Change> changes) {
        desk.record(
                task.arrivedMicros(),
                task.from().getPort(),
                Integer.toString(task.request().id()),
                task.words(),
                result,
                message,
                changes);
    }

    DasGauges gauges() {
        return new DasGauges(maxPerSession, repeats, badlySigned, untimely, busy, malformed);
    }

    void resetPeaks() {
        maxPerSession =
                inWork.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
