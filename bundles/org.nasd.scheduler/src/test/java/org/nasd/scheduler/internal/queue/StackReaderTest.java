package org.nasd.scheduler.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nasd.api.event.QueuedEvent;
import org.nasd.scheduler.testing.MemoryStack;

class StackReaderTest {

    private final MemoryStack stack = new MemoryStack();
    private final Queue<Runnable> readers = new ArrayDeque<>();
    private final StackReader reader = new StackReader(stack, readers::add);
    private final Map<Long, StackReader.Page> pages = new TreeMap<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    private void ask(long nasId, long afterId, int limit) {
        reader.page(nasId, afterId, limit, new StackReader.Asker<>() {
            @Override
            public void answered(StackReader.Page page) {
                pages.put(nasId, page);
            }

            @Override
            public void failed(RuntimeException e) {
                failures.add(e);
            }
        });
    }

    private void read() {
        for (Runnable next = readers.poll(); next != null; next = readers.poll()) {
            next.run();
        }
    }

    private List<Long> ids(long nasId) {
        return pages.get(nasId).events().stream()
                .map(QueuedEvent::head)
                .map(head -> head.id())
                .toList();
    }

    @Test
    void pagesThatAreWantedAtOnceAreReadTogether() {
        for (int i = 0; i < 3; i++) {
            stack.insert(1, i, "user_edit", "{}");
            stack.insert(2, i, "user_edit", "{}");
        }
        ask(1, 0, 1000);
        ask(2, 2, 1000);
        ask(3, 0, 1000);
        read();
        assertThat(stack.pages).isOne();
        assertThat(ids(1)).containsExactly(1L, 3L, 5L);
        assertThat(ids(2)).containsExactly(4L, 6L);
        assertThat(ids(3)).isEmpty();
        assertThat(pages.values()).noneMatch(StackReader.Page::full);
    }

    @Test
    void oneAloneGetsAllItAsksFor() {
        for (int i = 0; i < 10; i++) {
            stack.insert(1, i, "user_edit", "{}");
        }
        ask(1, 0, 10);
        read();
        assertThat(ids(1)).hasSize(10);
        assertThat(pages.get(1L).full()).isTrue();
    }

    @Test
    void howManyNasSoeverAskAnAnswerStaysSmallAndNobodyIsForgotten() {
        for (long nasId = 1; nasId <= 250; nasId++) {
            for (int i = 0; i < 30; i++) {
                stack.insert(nasId, i, "user_edit", "{}");
            }
            ask(nasId, 0, 1000);
        }
        read();
        assertThat(stack.pages).isEqualTo(3);
        assertThat(pages).hasSize(250);
        assertThat(pages.get(1L).events()).hasSize(20);
        assertThat(pages.get(1L).full()).isTrue();
        assertThat(pages.get(250L).events()).hasSize(30);
        assertThat(pages.get(250L).full()).isFalse();
    }

    @Test
    void ofTwoQuestionsOfOneNasTheLaterIsAnswered() {
        stack.insert(1, 1, "user_edit", "{}");
        stack.insert(1, 2, "user_edit", "{}");
        ask(1, 1, 1000);
        ask(1, 0, 1000);
        read();
        assertThat(ids(1)).containsExactly(1L, 2L);
    }

    @Test
    void whenTheDatabaseIsAwayEverybodyWhoAskedIsTold() {
        stack.broken = true;
        ask(1, 0, 10);
        ask(2, 0, 10);
        read();
        assertThat(failures).hasSize(2);
        assertThat(pages).isEmpty();
    }
}
