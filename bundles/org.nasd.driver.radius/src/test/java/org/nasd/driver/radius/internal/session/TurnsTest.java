package org.nasd.driver.radius.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class TurnsTest {

    private final Deque<Runnable> loop = new ArrayDeque<>();
    private final Turns turns = new Turns(loop::add);
    private final List<String> begun = new ArrayList<>();

    private static Turns.Key key(String session) {
        return new Turns.Key("192.0.2.1:3799", session);
    }

    @Test
    void oneAtATimeInOrderForEachSession() {
        turns.enter(key("a"), () -> begun.add("a1"));
        turns.enter(key("a"), () -> begun.add("a2"));
        turns.enter(key("b"), () -> begun.add("b1"));
        turns.enter(key("a"), () -> begun.add("a3"));
        assertThat(begun).containsExactly("a1", "b1");
        turns.leave(key("a"));
        loop.remove().run();
        assertThat(begun).containsExactly("a1", "b1", "a2");
        turns.leave(key("a"));
        loop.remove().run();
        turns.leave(key("a"));
        turns.leave(key("b"));
        assertThat(begun).containsExactly("a1", "b1", "a2", "a3");
        assertThat(turns.size()).as("nothing is kept of those who left").isZero();
    }

    @Test
    void aLoopThatIsStoppingIsNoReasonToFail() {
        Turns stopping = new Turns(work -> {
            throw new RejectedExecutionException();
        });
        stopping.enter(key("a"), () -> begun.add("a1"));
        stopping.enter(key("a"), () -> begun.add("a2"));
        stopping.leave(key("a"));
        assertThat(stopping.size()).isZero();
    }
}
