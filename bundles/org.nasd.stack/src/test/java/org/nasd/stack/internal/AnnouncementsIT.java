package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.stack.internal.Fixture.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.api.stack.StackListener;
import org.nasd.stack.testing.TestDatabase;

/** What nodes announce to each other where the database can tell them: PostgreSQL. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class AnnouncementsIT {

    private final TestDatabase database = TestDatabase.postgresql();
    private final Node alpha = new Node("alpha");
    private final Node bravo = new Node("bravo");

    /** One of two nodes, and what it is told of. */
    private final class Node implements StackListener {

        final AtomicBoolean listens = new AtomicBoolean();
        final Set<Long> elsewhere = ConcurrentHashMap.newKeySet();
        final Stacks stacks;

        Node(String name) {
            stacks = new Stacks(
                    database.dataSource(),
                    new StackSettings(
                            Duration.ofSeconds(30),
                            true,
                            name,
                            StackSettings.Keep.DEFAULTS,
                            StackSettings.DEFAULTS.secrets(),
                            null),
                    List.of(this));
        }

        @Override
        public void ordersChanged() {
            listens.set(true);
        }

        @Override
        public void mainArrivedElsewhere(Set<Long> nasIds) {
            elsewhere.addAll(nasIds);
        }
    }

    @BeforeEach
    void bothListen() {
        await("both listen", () -> alpha.listens.get() && bravo.listens.get());
    }

    @AfterEach
    void close() {
        alpha.stacks.close();
        bravo.stacks.close();
        database.close();
    }

    private void forgetAllNodes() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM NODES");
        }
    }

    @Test
    void eventsThatOneNodePutsIntoTheMainStackWakeTheOtherAtOnceButNotItself() {
        Fixture.enter(alpha.stacks, 7, Set.of(), "user_add 1", "user_del 2");
        await("the other hears of it", () -> bravo.elsewhere.contains(7L));
        Fixture.enter(bravo.stacks, 8, Set.of(), "user_add 3");
        await("so does the first of the other's", () -> alpha.elsewhere.contains(8L));
        assertThat(alpha.elsewhere).containsOnly(8L);
    }

    @Test
    void aNodeThatHasJustSeenThatItIsAloneAnnouncesNothingUntilItSeesAnother() throws SQLException {
        forgetAllNodes();
        alpha.stacks.leases().renew(false);
        Fixture.enter(alpha.stacks, 7, Set.of(), "user_add 1");
        bravo.stacks.leases().renew(false);
        alpha.stacks.leases().renew(false);
        Fixture.enter(alpha.stacks, 8, Set.of(), "user_add 2");
        await("the other hears of what came later", () -> bravo.elsewhere.contains(8L));
        assertThat(bravo.elsewhere).doesNotContain(7L);
    }
}
