package org.nasd.scheduler.internal.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.scheduler.internal.assignment.Assignment;

/** Commands by hand to one NAS, and those of them that wait for a session. Confined to the NAS's event loop. */
final class ManualLine {

    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);

    private final Flights flights;
    private final Deque<ManualCommand> waiting = new ArrayDeque<>();

    ManualLine(Flights flights) {
        this.flights = flights;
    }

    /** Takes commands on; {@link #serve} gives them to the device. */
    CompletionStage<Outcome> add(List<String> commands, String by, Assignment.Ready ready, long now) {
        Settings settings = ready.device().settings();
        long patience = settings.seconds("timeout.connect").toNanos()
                + settings.seconds("timeout.login").toNanos()
                + GRACE;
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        waiting.add(new ManualCommand(commands, by, answer, now + patience));
        return answer;
    }

    /** Gives to the device what there are sessions for, whatever its forks, and asks for a session for the rest. */
    void serve(SessionPool pool, Duration timeout) {
        while (!waiting.isEmpty()) {
            SessionPool.Slot slot = pool.find();
            if (slot == null) {
                pool.open();
                return;
            }
            ManualCommand command = waiting.remove();
            Task task = new Task(0, "exec", 0, Map.of(), command.commands(), null, timeout);
            flights.begin(task, null, command, pool, slot);
        }
    }

    /** Answers all of them: there will be no session. */
    void fail(Outcome.Unavailable why) {
        waiting.forEach(command -> command.answer().complete(why));
        waiting.clear();
    }

    /** Answers those that have waited too long. */
    void expire(long now) {
        waiting.removeIf(command -> command.deadline() - now <= 0
                && command.answer().complete(new Outcome.Unavailable(Trouble.UNREACHABLE, "no session in time")));
    }
}
