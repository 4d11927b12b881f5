package org.nasd.scheduler.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.scheduler.testing.EngineFixture;

class DialogueSessionTest {

    /** A device that answers nothing until its connection is ended. */
    private static final class Stubborn implements BlockingDialogue {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch aborted = new CountDownLatch(1);
        final AtomicBoolean saidGoodbye = new AtomicBoolean();

        @Override
        public Optional<Outcome.Unavailable> connect() {
            return Optional.empty();
        }

        @Override
        public Outcome perform(Task task) throws InterruptedException {
            asked.countDown();
            aborted.await();
            return new Outcome.Unavailable(Trouble.LOST, "ended", true, List.of());
        }

        @Override
        public boolean isOpen() {
            return aborted.getCount() > 0;
        }

        @Override
        public void close() {
            saidGoodbye.set(true);
        }

        @Override
        public void abort() {
            aborted.countDown();
        }
    }

    @Test
    void aSessionThatIsCutOffSaysNothingMoreToItsDevice() throws Exception {
        Dialogues dialogues = new Dialogues(4, () -> true);
        try {
            Stubborn stubborn = new Stubborn();
            Device device = new Device(EngineFixture.nas(1, 1, Map.of()), Settings.of());
            Opening opening =
                    dialogues.converse(stubborn, device).toCompletableFuture().get(5, TimeUnit.SECONDS);
            var session = ((Opening.Opened) opening).session();
            Task task = new Task(1, "user_edit", 7, Map.of(), List.of("x"), null, Duration.ofSeconds(60));
            CompletableFuture<Outcome> outcome = session.perform(task).toCompletableFuture();
            stubborn.asked.await();
            session.cut();
            assertThat(outcome.get(5, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(Outcome.Unavailable.class, why -> assertThat(why.doubtful())
                            .isTrue());
            assertThat(session.ended()
                            .toCompletableFuture()
                            .get(5, TimeUnit.SECONDS)
                            .reason())
                    .contains("cut off");
            session.close();
            assertThat(stubborn.saidGoodbye).isFalse();
        } finally {
            dialogues.close();
        }
    }
}
