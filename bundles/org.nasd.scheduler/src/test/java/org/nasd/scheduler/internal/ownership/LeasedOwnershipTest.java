package org.nasd.scheduler.internal.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.stack.Leases;
import org.nasd.scheduler.testing.EngineFixture;
import org.nasd.scheduler.testing.MemoryLeases;
import org.nasd.scheduler.testing.MemoryStack;

class LeasedOwnershipTest {

    private static final Set<Long> THOUSAND =
            LongStream.rangeClosed(1, 1000).boxed().collect(Collectors.toSet());

    private final MemoryLeases leases = new MemoryLeases(new MemoryStack());

    private final List<LeasedOwnership> joined = new ArrayList<>();

    @AfterEach
    void close() {
        joined.forEach(LeasedOwnership::close);
    }

    private LeasedOwnership join(MemoryLeases.Node node) {
        LeasedOwnership ownership = new LeasedOwnership(node, leases.clock::get);
        joined.add(ownership);
        return ownership;
    }

    private LeasedOwnership join(String name) {
        return join(leases.node(name));
    }

    private static Set<Long> owned(LeasedOwnership node, Set<Long> all) {
        return all.stream().filter(nasId -> node.grantOf(nasId).isPresent()).collect(Collectors.toSet());
    }

    @Test
    void aNodeAloneOwnsEveryNas() {
        try (LeasedOwnership a = join("a")) {
            assertThat(a.isGood()).isFalse();
            a.claim(THOUSAND);
            assertThat(a.isGood()).isTrue();
            assertThat(owned(a, THOUSAND)).isEqualTo(THOUSAND);
        }
    }

    @Test
    void aNodeThatJoinsGetsItsShareOnlyWhenTheOtherHasLetGo() {
        try (LeasedOwnership a = join("a");
                LeasedOwnership b = join("b")) {
            a.claim(THOUSAND);
            b.claim(THOUSAND);
            assertThat(owned(b, THOUSAND)).isEmpty();
            a.turn();
            Set<Long> given = new HashSet<>(THOUSAND);
            given.removeAll(owned(a, THOUSAND));
            assertThat(given).hasSizeBetween(400, 600);
            b.turn();
            assertThat(owned(b, THOUSAND)).as("the other has not let go").isEmpty();
            given.forEach(a::released);
            EngineFixture.await(
                    "the leases are given back",
                    () -> !leases.owners().containsValue("a")
                            || leases.owners().values().stream()
                                            .filter("a"::equals)
                                            .count()
                                    == 1000 - given.size());
            b.turn();
            assertThat(owned(b, THOUSAND)).isEqualTo(given);
        }
    }

    @Test
    void onlyTheNasOfANodeThatDiedMove() {
        MemoryLeases.Node third = leases.node("c");
        LeasedOwnership a = join("a");
        LeasedOwnership b = join("b");
        LeasedOwnership c = join(third);
        settle(a, b, c);
        Map<Long, String> before = new HashMap<>(leases.owners());
        third.cutOff = true;
        leases.pass(Duration.ofSeconds(11));
        settle(a, b);
        Map<Long, String> after = leases.owners();
        assertThat(after.values()).containsOnly("a", "b");
        before.forEach((nasId, owner) -> {
            if (!owner.equals("c")) {
                assertThat(after).containsEntry(nasId, owner);
            }
        });
    }

    @Test
    void whoTakesNasKnowsWhetherTheirLastNodeLetGoOfThemInOrder() {
        MemoryLeases.Node dying = leases.node("a");
        join(dying).claim(THOUSAND);
        dying.cutOff = true;
        leases.pass(Duration.ofSeconds(11));
        LeasedOwnership b = join("b");
        b.claim(THOUSAND);
        assertThat(THOUSAND).allMatch(nasId -> b.grantOf(nasId).equals(Optional.of(new Leases.Grant(2, false))));
        b.close();
        try (LeasedOwnership c = join("c")) {
            c.claim(THOUSAND);
            assertThat(THOUSAND).allMatch(nasId -> c.grantOf(nasId).equals(Optional.of(new Leases.Grant(3, true))));
        }
    }

    private void settle(LeasedOwnership... nodes) {
        for (int round = 0; round < 3; round++) {
            for (LeasedOwnership node : nodes) {
                node.claim(THOUSAND);
                node.turn();
                THOUSAND.stream().filter(id -> node.grantOf(id).isEmpty()).forEach(node::released);
            }
            EngineFixture.await("what is given away is given back", () -> isCalm(nodes));
        }
    }

    private boolean isCalm(LeasedOwnership... nodes) {
        for (LeasedOwnership node : nodes) {
            node.leaving().forEach(node::released);
            if (!node.leaving().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aNodeThatCannotRenewItselfStopsBeforeAnotherMayBegin() {
        MemoryLeases.Node away = leases.node("a");
        try (LeasedOwnership a = join(away)) {
            AtomicInteger changes = new AtomicInteger();
            a.onChange(changes::incrementAndGet);
            a.claim(THOUSAND);
            int before = changes.get();
            away.cutOff = true;
            leases.pass(Duration.ofSeconds(7));
            a.turn();
            assertThat(a.isGood()).isTrue();
            leases.pass(Duration.ofSeconds(1));
            assertThat(a.isGood()).isFalse();
            a.turn();
            assertThat(changes.get()).isGreaterThan(before);
            assertThat(a.trouble()).contains("the database is away");
            away.cutOff = false;
        }
    }

    @Test
    void whatWasNotTakenMeanwhileGoesOnInTheSameEpochAndTheRestIsGone() {
        MemoryLeases.Node away = leases.node("a");
        LeasedOwnership a = join(away);
        a.claim(Set.of(1L, 2L));
        Optional<Leases.Grant> grant = a.grantOf(1);
        long lost = a.grantOf(2).orElseThrow().epoch();
        assertThat(a.mayBegin(2, lost)).isTrue();
        away.cutOff = true;
        leases.pass(Duration.ofSeconds(11));
        assertThat(a.mayBegin(2, lost)).isFalse();
        assertThat(leases.node("b").take(Set.of(2L))).containsEntry(2L, new Leases.Grant(2, false));
        leases.node("b").renew(false);
        away.cutOff = false;
        a.turn();
        assertThat(a.isGood()).isTrue();
        assertThat(a.grantOf(2)).isEmpty();
        assertThat(a.mayBegin(2, lost))
                .as("the worker of the lost epoch is still there for a moment")
                .isFalse();
        assertThat(a.mayFinish(2, lost)).isFalse();
        if (a.grantOf(1).isPresent()) {
            assertThat(a.grantOf(1)).isEqualTo(grant);
        }
    }

    @Test
    void aLeaseThatCouldNotBeGivenBackIsGivenBackLater() {
        MemoryLeases.Node away = leases.node("a");
        LeasedOwnership a = join(away);
        try (LeasedOwnership b = join("b")) {
            a.claim(THOUSAND);
            b.claim(THOUSAND);
            a.turn();
            Set<Long> given = a.leaving();
            assertThat(given).isNotEmpty();
            away.cutOff = true;
            given.forEach(a::released);
            a.turn();
            assertThat(a.leaving()).isEqualTo(given);
            away.cutOff = false;
            a.turn();
            assertThat(a.leaving()).isEmpty();
            b.turn();
            assertThat(owned(b, THOUSAND)).isEqualTo(given);
        }
    }

    @Test
    void aNodeThatLeavesIsFollowedAtOnce() {
        LeasedOwnership a = join("a");
        a.claim(THOUSAND);
        a.close();
        try (LeasedOwnership b = join("b")) {
            b.claim(THOUSAND);
            assertThat(owned(b, THOUSAND)).isEqualTo(THOUSAND);
            assertThat(b.grantOf(7)).hasValue(new Leases.Grant(2, true));
        }
    }

    @Test
    void aNodeThatDrainsGivesEverythingAway() {
        LeasedOwnership a = join("a");
        try (LeasedOwnership b = join("b")) {
            a.claim(THOUSAND);
            b.claim(THOUSAND);
            a.drain(true);
            EngineFixture.await("it gives everything away", () -> {
                THOUSAND.forEach(a::released);
                b.turn();
                return owned(b, THOUSAND).size() == 1000;
            });
            assertThat(owned(a, THOUSAND)).isEmpty();
        }
    }

    @Test
    void whoClaimsWhileTheDatabaseHangsCanBeInterruptedAndIsToldWhenItAnswers() throws Exception {
        MemoryLeases.Node slow = leases.node("a");
        LeasedOwnership a = join(slow);
        AtomicInteger changes = new AtomicInteger();
        a.claim(Set.of(1L));
        a.onChange(changes::incrementAndGet);
        slow.gate.acquireUninterruptibly();
        try {
            Thread claimant = new Thread(() -> a.claim(THOUSAND));
            claimant.start();
            EngineFixture.await("the database is asked", slow.gate::hasQueuedThreads);
            claimant.interrupt();
            claimant.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(claimant.isAlive()).isFalse();
            assertThat(owned(a, THOUSAND)).containsExactly(1L);
        } finally {
            slow.gate.release();
        }
        EngineFixture.await("all are taken, and that is told", () -> changes.get() > 0);
        assertThat(owned(a, THOUSAND)).isEqualTo(THOUSAND);
    }
}
