package org.nasd.driver.radius.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.radius.internal.answer.AnswerText;
import org.nasd.driver.radius.internal.command.CommandSyntaxException;

/** A session as the container sees it: takes what any thread asks to the client's event loop. */
final class CoaSession implements DeviceSession {

    private final Client client;
    private final AnswerText texts;

    CoaSession(Client client) {
        this.client = client;
        this.texts = new AnswerText(
                client.target().language().dictionary(), client.target().charset());
    }

    @Override
    public CompletionStage<Outcome> perform(Task task) {
        Script script;
        try {
            script = Script.of(task, client.target().language());
        } catch (CommandSyntaxException e) {
            return CompletableFuture.completedFuture(new Outcome.Fail(e.getMessage(), List.of()));
        }
        CompletableFuture<Outcome> result = new CompletableFuture<>();
        TaskRun run = new TaskRun(client, script, texts, result);
        if (!inLoop(run::start)) {
            result.complete(stopping());
        }
        return result;
    }

    @Override
    public Optional<CompletionStage<Boolean>> probe() {
        return client.target().probe().map(command -> {
            CompletableFuture<Boolean> result = new CompletableFuture<>();
            if (!inLoop(new Probe(client, command, result)::start)) {
                result.complete(false);
            }
            return result;
        });
    }

    @Override
    public CompletionStage<Outcome.Unavailable> ended() {
        return client.ended();
    }

    @Override
    public void close() {
        inLoop(() -> client.close("the session was closed by nasd"));
    }

    private boolean inLoop(Runnable work) {
        try {
            client.loop().execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private Outcome.Unavailable stopping() {
        return new Outcome.Unavailable(Trouble.LOST, client.target().address() + ": " + Lane.STOPPING);
    }
}
