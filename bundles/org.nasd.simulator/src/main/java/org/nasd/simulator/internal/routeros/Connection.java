package org.nasd.simulator.internal.routeros;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Gate;
import org.nasd.simulator.JournalEntry.Result;
import org.nasd.simulator.User;
import org.nasd.simulator.internal.Desk;
import org.nasd.simulator.internal.Throttle;
import org.nasd.simulator.routeros.RouterSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: login, commands in flight, answers. Used by the router's thread only. */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that ends shows in channelInactive, whatever ended it
final class Connection extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Chassis chassis;
    private final RouterSettings settings;
    private final Desk desk;
    private final SentenceDecoder decoder;
    private int number;
    private final boolean silent;
    private final Gatekeeper gatekeeper;
    private final Throttle throttle;
    private final Set<Task> inFlight = new LinkedHashSet<>();
    private final Queue<Task> untagged = new ArrayDeque<>();
    private Mouth mouth;
    private User user;

    Connection(Chassis chassis, SentenceDecoder decoder) {
        this.chassis = chassis;
        this.settings = chassis.settings();
        this.desk = chassis.desk();
        this.decoder = decoder;
        this.silent = desk.gate() == Gate.SILENT;
        this.gatekeeper = new Gatekeeper(settings, desk.random);
        this.throttle =
                settings.connectionClamp() == null ? null : new Throttle(settings.connectionClamp(), desk.random);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        number = desk.connected();
        mouth = new Mouth(ctx.channel(), desk.random);
        if (desk.gate() == Gate.RESET) {
            mouth.close(true);
        } else if (desk.connections() > settings.maxSessions()) {
            mouth.close(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (silent || !ctx.channel().isActive()) {
            return;
        }
        @SuppressWarnings("unchecked")
        List<String> words = (List<String>) message;
        Request request = Request.of(words);
        if (request.command().equals("/login")) {
            login(request);
        } else if (user == null) {
            mouth.say(List.of(List.of("!fatal", "not logged in")));
            mouth.hangUp();
        } else if (request.command().equals("/quit")) {
            mouth.say(List.of(List.of("!fatal", "session terminated on request")));
            mouth.hangUp();
        } else {
            arrive(words, request);
        }
    }

    private void login(Request request) {
        Gatekeeper.Verdict verdict = desk.refusesLogins()
                ? new Gatekeeper.Verdict.Refusal("invalid user name or password (6)")
                : gatekeeper.judge(request);
        if (verdict instanceof Gatekeeper.Verdict.Welcome welcome) {
            desk.loggedIn(user != null);
            user = welcome.user();
            decoder.trust();
            mouth.say(List.of(tagged(request, List.of("!done"))));
        } else if (verdict instanceof Gatekeeper.Verdict.Challenge challenge) {
            mouth.say(List.of(tagged(request, List.of("!done", "=ret=" + challenge.hex()))));
        } else if (verdict instanceof Gatekeeper.Verdict.Refusal refusal) {
            desk.loginRefused();
            mouth.say(List.of(tagged(request, Gatekeeper.trap(refusal.message())), tagged(request, List.of("!done"))));
        }
    }

    private void arrive(List<String> words, Request request) {
        Task task = new Task(words, request, number, desk.micros(), desk.faults.strike(number, words));
        desk.began();
        inFlight.add(task);
        if (request.tag() != null) {
            begin(task);
        } else {
            untagged.add(task);
            if (untagged.size() == 1) {
                begin(task);
            }
        }
    }

    private void begin(Task task) {
        Effect.Delay more = task.struckBy(Effect.Delay.class);
        long nanos = (task.isCancel() ? 0 : desk.service(throttle))
                + (more == null ? 0 : more.more().toNanos());
        if (nanos == 0) {
            finish(task);
        } else {
            task.runsBy(desk.loop.schedule(() -> finish(task), nanos, TimeUnit.NANOSECONDS));
        }
    }

    private void finish(Task task) {
        if (task.isCancel() && task.spared()) {
            cancel(task);
            return;
        }
        Effect.Drop drop = task.struckBy(Effect.Drop.class);
        Effect.Silence silence = task.struckBy(Effect.Silence.class);
        Effect.Garbage garbage = task.struckBy(Effect.Garbage.class);
        if (drop != null && drop.point() == Effect.Point.BEFORE) {
            chassis.record(task, Result.SWALLOWED, "connection dropped", List.of());
            over(task);
            mouth.close(drop.reset());
        } else if (silence != null && !silence.executed()) {
            chassis.record(task, Result.SWALLOWED, "", List.of());
            task.mute();
        } else if (garbage != null) {
            chassis.record(task, Result.SWALLOWED, "garbage", List.of());
            task.mute();
            mouth.garbage(garbage.kind());
        } else {
            List<List<String>> answer = perform(task, drop != null || silence != null);
            answer(task, answer, drop, silence);
        }
    }

    private void answer(Task task, List<List<String>> answer, Effect.Drop drop, Effect.Silence silence) {
        if (silence != null) {
            task.mute();
            return;
        }
        if (drop == null) {
            Effect.Slow slow = task.struckBy(Effect.Slow.class);
            if (slow != null) {
                mouth.slow(slow.perByte());
            }
            mouth.say(answer);
        } else if (drop.point() == Effect.Point.MID_WORD) {
            mouth.breakOff(answer, drop.reset());
        } else {
            mouth.close(drop.reset());
        }
        over(task);
    }

    /**
     * Carries the command out and writes it down.
     *
     * @return what is to be said
     */
    private List<List<String>> perform(Task task, boolean unanswered) {
        Request request = task.request();
        List<List<String>> sentences = new ArrayList<>();
        try {
            Effect.Refusal refusal = task.struckBy(Effect.Refusal.class);
            if (refusal != null) {
                throw new Refused(refusal.category(), Wire.raw(refusal.message(), settings.charset()));
            }
            Answer answer = chassis.tables().perform(request, user.rights());
            for (Map<String, String> row : answer.records()) {
                List<String> words = new ArrayList<>();
                words.add("!re");
                row.forEach((name, value) -> words.add("=" + name + "=" + value));
                sentences.add(tagged(request, words));
            }
            if (answer.reads() && answer.records().isEmpty() && answer.ret() == null && settings.emptyReply()) {
                sentences.add(tagged(request, List.of("!empty")));
            }
            sentences.add(tagged(
                    request, answer.ret() == null ? List.of("!done") : List.of("!done", "=ret=" + answer.ret())));
            boolean heard = !unanswered && mouth.open();
            chassis.record(task, heard ? Result.DONE : Result.UNANSWERED, "", answer.changes());
        } catch (Refused e) {
            List<String> trap = new ArrayList<>(List.of("!trap"));
            if (e.category() != null) {
                trap.add("=category=" + e.category());
            }
            trap.add("=message=" + e.getMessage());
            sentences.add(tagged(request, trap));
            sentences.add(tagged(request, List.of("!done")));
            chassis.record(task, Result.REFUSED, Wire.text(e.getMessage(), settings.charset()), List.of());
        }
        return sentences;
    }

    /** The order of the three sentences is as RouterOS documents it. */
    private void cancel(Task canceller) {
        String tag = canceller.request().argument("tag");
        List<Task> cancelled = inFlight.stream()
                .filter(task -> task != canceller
                        && (tag == null || tag.equals(task.request().tag())))
                .toList();
        List<List<String>> sentences = new ArrayList<>();
        for (Task task : cancelled) {
            sentences.add(tagged(task.request(), List.of("!trap", "=category=2", "=message=interrupted")));
        }
        sentences.add(tagged(canceller.request(), List.of("!done")));
        for (Task task : cancelled) {
            sentences.add(tagged(task.request(), List.of("!done")));
        }
        mouth.say(sentences);
        chassis.record(canceller, Result.DONE, "", List.of());
        over(canceller);
        for (Task task : cancelled) {
            task.stop();
            if (!task.muted()) {
                chassis.record(task, Result.INTERRUPTED, "interrupted", List.of());
            }
            over(task);
        }
    }

    private void over(Task task) {
        inFlight.remove(task);
        desk.ended();
        if (untagged.peek() == task) {
            untagged.remove();
            Task next = untagged.peek();
            if (next != null) {
                desk.loop.execute(() -> begin(next));
            }
        } else {
            untagged.remove(task);
        }
    }

    private static List<String> tagged(Request request, List<String> words) {
        if (request.tag() == null) {
            return words;
        }
        List<String> all = new ArrayList<>(words);
        all.add(".tag=" + request.tag());
        return all;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        desk.faults.forget(number);
        desk.disconnected(user != null);
        inFlight.stream().filter(Task::muted).toList().forEach(this::over);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException) {
            LOG.info("{}: connection {} closed: {}", settings.name(), number, cause.getMessage());
        } else if (!(cause instanceof IOException)) {
            LOG.error("{}: connection {} closed", settings.name(), number, cause);
        }
        ctx.close();
    }
}
