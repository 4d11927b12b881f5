package org.nasd.driver.mikrotik.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.mikrotik.internal.command.CommandSyntaxException;

/** A session as the container sees it: takes what any thread asks to the connection's event loop. */
final class ApiSession implements DeviceSession {

    private static final Duration POLITENESS = Duration.ofSeconds(1);

    private final ApiConnection connection;

    ApiSession(ApiConnection connection) {
        this.connection = connection;
    }

    @Override
    public CompletionStage<Outcome> perform(Task task) {
        Script script;
        try {
            script = Script.of(task, connection.router());
        } catch (CommandSyntaxException e) {
            return CompletableFuture.completedFuture(new Outcome.Fail(e.getMessage(), List.of()));
        }
        CompletableFuture<Outcome> result = new CompletableFuture<>();
        TaskRun run = new TaskRun(connection, script, result);
        if (!inLoop(run::start)) {
            result.complete(stopping());
        }
        return result;
    }

    @Override
    public Optional<CompletionStage<Boolean>> probe() {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        if (!inLoop(new Probe(connection, result)::start)) {
            result.complete(false);
        }
        return Optional.of(result);
    }

    @Override
    public CompletionStage<Outcome.Unavailable> ended() {
        return connection.ended();
    }

    @Override
    public void close() {
        Duration login = connection.router().loginTimeout();
        long patience = (login.compareTo(POLITENESS) < 0 ? login : POLITENESS).toMillis();
        inLoop(() -> connection.quit("the session was closed by nasd", patience));
    }

    @Override
    public void cut() {
        inLoop(() -> connection.cut("the session was cut off, since another node may begin to work the NAS"));
    }

    private boolean inLoop(Runnable work) {
        try {
            connection.loop().execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private Outcome.Unavailable stopping() {
        return new Outcome.Unavailable(Trouble.LOST, connection.router().address() + ": the driver is stopping");
    }
}
