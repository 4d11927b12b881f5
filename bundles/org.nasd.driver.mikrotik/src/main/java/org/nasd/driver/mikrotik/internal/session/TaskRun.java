package org.nasd.driver.mikrotik.internal.session;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.driver.mikrotik.internal.command.Command;
import org.nasd.driver.mikrotik.internal.command.CommandText;
import org.nasd.driver.mikrotik.internal.trap.Trap;
import org.nasd.driver.mikrotik.internal.trap.Verdict;

/** The commands of one task, one after the other, up to its deadline. Confined to the event loop. */
final class TaskRun implements Call.Owner, Step.Talk {

    private static final int SHOWN = 300;

    private final ApiConnection connection;
    private final Script script;
    private final CompletableFuture<Outcome> result;
    private final List<Exchange> exchanges;
    private ScheduledFuture<?> timer;
    private int index = -1;
    private Step step;
    private Call call;
    private int tag;
    private boolean callChanges;
    private boolean changed;
    private boolean finished;
    private long nanos;

    TaskRun(ApiConnection connection, Script script, CompletableFuture<Outcome> result) {
        this.connection = connection;
        this.script = script;
        this.result = result;
        this.exchanges = new ArrayList<>(script.commands().size());
    }

    /** Begins. */
    void start() {
        if (connection.end() != null) {
            finish(connection.end());
            return;
        }
        long left = script.deadline() - System.nanoTime();
        timer = connection.loop().schedule(this::expire, Math.max(0, left), TimeUnit.NANOSECONDS);
        next();
    }

    private void next() {
        index++;
        nanos = 0;
        call = null;
        if (index == script.commands().size()) {
            finish(new Outcome.Done(exchanges));
            return;
        }
        step = stepOf(command());
        step.start();
    }

    private Command command() {
        return script.commands().get(index);
    }

    private Step stepOf(Command command) {
        if (command instanceof Command.Direct direct) {
            return new DirectStep(direct, this);
        }
        return command instanceof Command.Each each
                ? new EachStep(each, this)
                : new EnsureStep((Command.Ensure) command, this);
    }

    @Override
    public void call(List<byte[]> words, boolean changes) {
        callChanges = changes;
        call = new Call(words, this, connection.router().text());
        tag = connection.send(call);
    }

    @Override
    public void answered(Call answered) {
        account(answered);
        step.answered(answered);
    }

    private void account(Call ended) {
        nanos += ended.nanos();
        changed |= callChanges && ended.wasSent();
    }

    @Override
    public void lost(Call lost) {
        account(lost);
        if (lost.wasSent()) {
            record(lost.answer());
        }
        Outcome.Unavailable end = connection.end();
        finish(new Outcome.Unavailable(end.trouble(), end.reason(), changed, exchanges));
    }

    @Override
    public void done(String answer) {
        judge(
                connection.router().judgement().on(answer),
                answer,
                () -> "the answer '" + shortened(answer) + "' is an error by a pattern of the scheme, command: '"
                        + command().text() + "'");
    }

    @Override
    public void complaint(Call complained) {
        Trap trap = complained.trap();
        if (trap.message().contains("not logged in")) {
            record(complained.answer());
            connection.expelled(trap.message());
            finish(new Outcome.Unavailable(
                    connection.end().trouble(), connection.end().reason(), changed, exchanges));
            return;
        }
        judge(
                connection.router().judgement().on(trap),
                complained.answer(),
                () -> trap.about(
                        CommandText.api(complained.words(), connection.router().text())));
    }

    private void judge(Verdict verdict, String answer, Supplier<String> reason) {
        switch (verdict) {
            case IGNORE -> succeed(answer);
            case POSTPONE -> {
                record(answer);
                finish(new Outcome.Postpone(reason.get(), exchanges));
            }
            case FAIL -> fail(reason.get(), answer);
        }
    }

    private void succeed(String answer) {
        record(answer);
        if (script.verifies() && index == script.commands().size() - 1) {
            verify(answer);
        } else {
            next();
        }
    }

    private void verify(String answer) {
        if (connection.router().expected().isEmpty()) {
            finish(new Outcome.Fail("the scheme has verify but no verify.expect", exchanges));
        } else if (connection.router().expected().get().matcher(answer).find()) {
            next();
        } else {
            finish(new Outcome.Fail(
                    "it did not take effect: the answer '" + shortened(answer) + "' of the check '"
                            + command().text() + "' does not match verify.expect",
                    exchanges));
        }
    }

    @Override
    public void fail(String reason, String answer) {
        record(answer);
        finish(new Outcome.Fail(reason, exchanges));
    }

    private void expire() {
        if (finished) {
            return;
        }
        connection.cancel(tag);
        call.end(System.nanoTime());
        account(call);
        if (call.trap() != null && connection.router().judgement().on(call.trap()) != Verdict.IGNORE) {
            complaint(call);
            return;
        }
        record(call.answer());
        finishSilent(call.answer().isEmpty() ? "no answer" : "no complete answer");
    }

    private void finishSilent(String what) {
        Command last = script.commands().get(Math.min(index, script.commands().size() - 1));
        finish(new Outcome.Silent(
                connection.router().address() + ": " + what + " within " + seconds(script.timeout()) + " s to: "
                        + last.text(),
                exchanges));
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() % 1000 == 0
                ? Long.toString(timeout.toSeconds())
                : Double.toString(timeout.toMillis() / 1000.0);
    }

    private void record(String answer) {
        exchanges.add(new Exchange(command().text(), answer, Duration.ofNanos(nanos)));
    }

    private static String shortened(String text) {
        String line = Trap.oneLine(text);
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }

    private void finish(Outcome outcome) {
        if (finished) {
            return;
        }
        finished = true;
        if (timer != null) {
            timer.cancel(false);
        }
        result.complete(outcome);
    }
}
