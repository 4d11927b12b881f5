package org.nasd.driver.radius.internal.session;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.driver.radius.internal.answer.Advice;
import org.nasd.driver.radius.internal.answer.AnswerText;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.wire.Reply;

/** The commands of one task, one after the other, up to its deadline. Confined to the event loop. */
final class TaskRun implements Call.Owner {

    private final Client client;
    private final Script script;
    private final AnswerText texts;
    private final CompletableFuture<Outcome> result;
    private final List<Exchange> exchanges;
    private ScheduledFuture<?> timer;
    private int index = -1;
    private Call call;
    private long dropsBefore;
    private boolean finished;

    TaskRun(Client client, Script script, AnswerText texts, CompletableFuture<Outcome> result) {
        this.client = client;
        this.script = script;
        this.texts = texts;
        this.result = result;
        this.exchanges = new ArrayList<>(script.commands().size());
    }

    /** Begins. */
    void start() {
        if (client.end() != null) {
            finish(client.end());
            return;
        }
        dropsBefore = client.drops().count();
        long left = script.deadline() - System.nanoTime();
        timer = client.loop().schedule(this::expire, Math.max(0, left), TimeUnit.NANOSECONDS);
        next();
    }

    private void next() {
        index++;
        if (index == script.commands().size()) {
            finish(new Outcome.Done(exchanges));
            return;
        }
        call = client.call(command(), this);
        client.start(call);
    }

    private Command command() {
        return script.commands().get(index);
    }

    @Override
    public void answered(Reply reply) {
        String answer = texts.of(reply);
        record(answer);
        switch (client.target().judgement().on(reply, answer)) {
            case DONE -> succeed(answer);
            case POSTPONE -> finish(new Outcome.Postpone(reason(reply, answer), exchanges));
            case FAIL -> finish(new Outcome.Fail(reason(reply, answer), exchanges));
        }
    }

    private String reason(Reply reply, String answer) {
        String advice = reply.ack() ? "by a pattern of the scheme this is an error" : Advice.on(reply.errorCause());
        return client.target().address() + " answers " + answer + (advice.isEmpty() ? "" : " (" + advice + ")")
                + " to: " + command().text();
    }

    private void succeed(String answer) {
        if (script.verifies() && index == script.commands().size() - 1) {
            verify(answer);
        } else {
            next();
        }
    }

    private void verify(String answer) {
        if (client.target().expected().isEmpty()) {
            finish(new Outcome.Fail("the scheme has verify but no verify.expect", exchanges));
        } else if (client.target().expected().get().matcher(answer).find()) {
            next();
        } else {
            finish(new Outcome.Fail(
                    "it did not take effect: the answer '" + answer + "' of the check '"
                            + command().text() + "' does not match verify.expect",
                    exchanges));
        }
    }

    @Override
    public void unanswered() {
        record("");
        finishSilent(Duration.ofNanos(call.nanos(System.nanoTime())));
    }

    @Override
    public void lost(boolean doubtful) {
        if (call.sendings > 0) {
            record("");
        }
        Outcome.Unavailable end = client.end();
        finish(new Outcome.Unavailable(end.trouble(), end.reason(), doubtful || index > 0, exchanges));
    }

    private void expire() {
        if (finished) {
            return;
        }
        client.abandon(call);
        if (call.sendings > 0) {
            record("");
            finishSilent(script.timeout());
        } else if (index > 0) {
            finishSilent(script.timeout());
        } else {
            finish(new Outcome.Postpone(
                    client.target().address() + ": it waited " + seconds(script.timeout())
                            + " s for another request to be answered and was not sent: "
                            + command().text(),
                    exchanges));
        }
    }

    private void finishSilent(Duration waited) {
        String times = call.sendings == 1 ? "once" : call.sendings + " times";
        finish(new Outcome.Silent(
                client.target().address() + ": no answer within " + seconds(waited) + " s, sent " + times
                        + client.drops().since(dropsBefore) + ", to: "
                        + command().text(),
                exchanges));
    }

    private static String seconds(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 100 / 10.0);
    }

    private void record(String answer) {
        exchanges.add(new Exchange(command().text(), answer, Duration.ofNanos(call.nanos(System.nanoTime()))));
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
