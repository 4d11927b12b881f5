package org.nasd.operations.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.HealthOperations;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Readiness;
import org.nasd.api.operations.Role;

/** Asks all checks at once, each on a thread of its own, and waits for none of them longer than allowed. */
final class HealthDesk implements HealthOperations {

    private static final List<String> NEEDED = List.of(HealthCheck.STACK, HealthCheck.COMPACTOR, HealthCheck.DISPATCH);

    private final Gate gate;
    private final Iterable<HealthCheck> checks;
    private final ExecutorService threads;
    private final Duration patience;

    /** A check that hangs keeps its one thread; it is not asked again before it has answered. */
    private final Map<HealthCheck, Future<List<String>>> asked = new ConcurrentHashMap<>();

    HealthDesk(Gate gate, Iterable<HealthCheck> checks, ExecutorService threads, Duration patience) {
        this.gate = gate;
        this.checks = checks;
        this.threads = threads;
        this.patience = patience;
    }

    @Override
    public Readiness readiness(Caller caller) {
        return gate.look(caller, Role.VIEWER, "look at health", this::readiness);
    }

    /** Asks all checks, on behalf of another desk. */
    Readiness readiness() {
        Map<HealthCheck, Future<List<String>>> answers = new HashMap<>();
        for (HealthCheck check : checks) {
            answers.put(check, ask(check));
        }
        asked.keySet().retainAll(answers.keySet());
        Map<String, List<String>> problems = new HashMap<>();
        long deadline = System.nanoTime() + patience.toNanos();
        answers.forEach((check, answer) -> problems.computeIfAbsent(check.name(), name -> new ArrayList<>())
                .addAll(answer(answer, deadline)));
        NEEDED.forEach(name -> problems.putIfAbsent(
                name,
                List.of("the part is not there: its bundle is not started, or waits for another (scr:list shows)")));
        List<String> notices = new ArrayList<>();
        checks.forEach(check -> notices.addAll(check.notices()));
        return new Readiness(problems, notices);
    }

    private Future<List<String>> ask(HealthCheck check) {
        return asked.compute(
                check, (same, last) -> last == null || last.isDone() ? threads.submit(check::problems) : last);
    }

    private List<String> answer(Future<List<String>> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return List.of("does not answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            return List.of("could not check itself: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "interrupted while the parts were asked", e);
        }
    }
}
