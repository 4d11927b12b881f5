package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.event.EventHead;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.Leases.Grant;
import org.nasd.api.stack.Leases.Node;
import org.nasd.api.stack.Settlement;

/** Two nodes on one database; what the embedded one makes of it, too. */
@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class LeasesIT {

    private final Fixture fixture;
    private final Stacks other;
    private final Leases mine;
    private final Leases theirs;

    LeasesIT(Fixture fixture) {
        this.fixture = fixture;
        this.other = new Stacks(fixture.database.dataSource(), StackSettings.DEFAULTS, List.of());
        this.mine = fixture.stacks.leases();
        this.theirs = other.leases();
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
        if (shared()) {
            fixture.sql("DELETE FROM NODES");
            fixture.sql("DELETE FROM NAS_LEASES");
            fixture.sql("DELETE FROM LEADERS");
        } else {
            mine.leave();
            fixture.sql("DELETE FROM RUNNING");
        }
    }

    @AfterEach
    void close() {
        other.close();
    }

    private boolean shared() {
        return fixture.isShared();
    }

    private void fallSilent(Leases node) throws SQLException {
        fixture.sql(
                "UPDATE NODES SET RENEWED_DATE = RENEWED_DATE - INTERVAL '11' SECOND WHERE ID = '" + node.self() + "'");
    }

    @Test
    void aNodeSeesItselfAndWhereNodesShareADatabaseTheOther() {
        mine.renew(false);
        theirs.renew(true);
        List<Node> nodes = mine.renew(false);
        if (!shared()) {
            assertThat(nodes).extracting(Node::id).containsExactly(mine.self());
            return;
        }
        assertThat(nodes).extracting(Node::id).containsExactlyInAnyOrder(mine.self(), theirs.self());
        assertThat(nodes).filteredOn(Node::draining).extracting(Node::id).containsExactly(theirs.self());
        assertThat(nodes).allSatisfy(node -> assertThat(node.silent()).isLessThan(Duration.ofSeconds(10)));
    }

    @Test
    void theOnlyNodeIsGrantedEverything() {
        mine.renew(false);
        Map<Long, Grant> taken = mine.take(Set.of(1L, 2L));
        assertThat(taken).containsOnlyKeys(1L, 2L);
        assertThat(mine.take(Set.of(1L, 2L)).get(1L).epoch())
                .as("again, in the same epoch")
                .isEqualTo(taken.get(1L).epoch());
        assertThat(mine.lead()).isTrue();
    }

    @Test
    void theOnlyNodeKnowsWhetherTheOneBeforeItEndedInOrder() {
        if (shared()) {
            return;
        }
        assertThat(mine.take(Set.of(1L)).get(1L).clean()).as("the very first").isTrue();
        assertThat(mine.take(Set.of(2L)).get(2L).clean()).as("one more NAS").isTrue();
        assertThat(theirs.take(Set.of(1L)).get(1L).clean())
                .as("the one before has not said that it ended")
                .isFalse();
        theirs.leave();
        mine.leave();
        assertThat(mine.take(Set.of(1L)).get(1L).clean())
                .as("after an end in order")
                .isTrue();
        mine.leave();
    }

    @Test
    void aLeaseMovesOnlyWhenItsNodeIsSilentOrGivesItBackAndThenInANewEpoch() throws SQLException {
        if (!shared()) {
            return;
        }
        mine.renew(false);
        theirs.renew(false);
        Map<Long, Grant> first = mine.take(Set.of(1L, 2L, 3L));
        assertThat(theirs.take(Set.of(1L, 2L, 3L, 4L))).containsOnlyKeys(4L);
        mine.release(Map.of(2L, first.get(2L).epoch()));
        assertThat(theirs.take(Set.of(1L, 2L)))
                .containsOnly(Map.entry(2L, new Grant(first.get(2L).epoch() + 1, true)));
        mine.release(Map.of(1L, first.get(1L).epoch() + 7));
        assertThat(theirs.take(Set.of(1L)))
                .as("given back in an epoch that never was")
                .isEmpty();
        fallSilent(mine);
        theirs.renew(false);
        assertThat(theirs.take(Set.of(1L, 3L)))
                .as("of a node that fell silent")
                .containsOnly(
                        Map.entry(1L, new Grant(first.get(1L).epoch() + 1, false)),
                        Map.entry(3L, new Grant(first.get(3L).epoch() + 1, false)));
        mine.renew(false);
        assertThat(mine.take(Set.of(1L, 2L, 3L))).isEmpty();
        assertThat(mine.all().values()).extracting(Leases.Lease::nodeId).containsOnly(theirs.self());
    }

    @Test
    void aNodeThatLeavesIsFollowedAtOnce() {
        if (!shared()) {
            return;
        }
        mine.renew(false);
        theirs.renew(false);
        mine.take(Set.of(1L, 2L));
        assertThat(mine.lead()).isTrue();
        assertThat(theirs.lead()).isFalse();
        mine.leave();
        assertThat(theirs.renew(false)).extracting(Node::id).containsExactly(theirs.self());
        assertThat(theirs.take(Set.of(1L, 2L)).values()).hasSize(2).allMatch(Grant::clean);
        assertThat(theirs.lead()).isTrue();
    }

    @Test
    void whoLeadsStaysTheLeaderAsLongAsItAsksInTime() throws SQLException {
        if (!shared()) {
            return;
        }
        assertThat(mine.lead()).isTrue();
        assertThat(mine.lead()).isTrue();
        assertThat(theirs.lead()).isFalse();
        fixture.sql("UPDATE LEADERS SET UNTIL_DATE = UNTIL_DATE - INTERVAL '11' SECOND");
        assertThat(theirs.lead()).isTrue();
        assertThat(mine.lead()).isFalse();
    }

    @Test
    void aNodeThatLostANasCannotEndItsEvents() throws SQLException {
        List<EventHead> heads = new ArrayList<>(fixture.enter(1, "a 1", "b 1"));
        heads.addAll(fixture.enter(2, "a 2"));
        List<Settlement> all = heads.stream()
                .map(head -> (Settlement) new Settlement.Done(head))
                .toList();
        mine.renew(false);
        theirs.renew(false);
        Map<Long, Long> epochs = new HashMap<>();
        mine.take(Set.of(1L, 2L)).forEach((nasId, grant) -> epochs.put(nasId, grant.epoch()));
        if (shared()) {
            fallSilent(mine);
            theirs.take(Set.of(1L));
            assertThat(fixture.stacks.main().settle(all, List.of(), epochs, Set.of()))
                    .containsExactly(1L);
            assertThat(fixture.stacks.main().count()).isEqualTo(2);
        } else {
            assertThat(fixture.stacks.main().settle(all, List.of(), epochs, Set.of()))
                    .isEmpty();
            assertThat(fixture.stacks.main().count()).isZero();
        }
    }

    @Test
    void ofManyThatTakeAtOnceExactlyOneGetsEach() throws Exception {
        if (!shared()) {
            return;
        }
        Set<Long> all = LongStream.rangeClosed(1, 500).boxed().collect(Collectors.toSet());
        mine.renew(false);
        theirs.renew(false);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                List<Callable<Set<Long>>> calls = List.of(
                        () -> mine.take(all).keySet(), () -> theirs.take(all).keySet());
                List<Future<Set<Long>>> answers = callers.invokeAll(calls);
                Set<Long> both = new HashSet<>(answers.get(0).get());
                assertThat(Collections.disjoint(both, answers.get(1).get())).isTrue();
                both.addAll(answers.get(1).get());
                assertThat(both).isEqualTo(all);
                fixture.sql("UPDATE NAS_LEASES SET NODE_ID = NULL");
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
