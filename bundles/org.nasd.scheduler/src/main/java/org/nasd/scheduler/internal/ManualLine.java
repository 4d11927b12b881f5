package org.nasd.scheduler.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/** Commands by hand that wait for a session of their NAS. Confined to one thread. */
final class ManualLine {

    private final Deque<ManualCommand> waiting = new ArrayDeque<>();

    void add(ManualCommand command) {
        waiting.add(command);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes the one that has waited longest. */
    ManualCommand next() {
        return waiting.remove();
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
