package org.nasd.stack.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nasd.api.stack.StackException;
import org.nasd.stack.testing.TestDatabase;

class DatabaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void anEmbeddedDatabaseTakesOneChangeAfterTheOtherAndIsReadMeanwhile() throws Exception {
        try (TestDatabase h2 = TestDatabase.h2()) {
            Database database = new Database(h2.dataSource(), PATIENCE);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            CompletableFuture<Boolean> first =
                    CompletableFuture.supplyAsync(() -> database.change("hold on", session -> {
                        begun.countDown();
                        return waitFor(end);
                    }));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(database.<Long>read("look", session -> session.number("SELECT 1")))
                    .isEqualTo(1);
            assertThatThrownBy(() -> database.change("write", session -> session.number("SELECT 1")))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("Cannot write: ")
                    .hasMessageContaining("other changes have not ended [SQLSTATE HYT00]");
            end.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(database.<Long>change("write", session -> session.number("SELECT 1")))
                    .isEqualTo(1);
        }
    }

    private static boolean waitFor(CountDownLatch end) {
        try {
            return end.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
