package org.nasd.compactor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Expansion.Coalesced;
import org.nasd.api.stack.StackException;

/** Random producers, random faults: nothing is lost and every account keeps its order. */
class ExpansionPropertyTest {

    private static final List<String> TYPES = List.of(
            "user_add",
            "user_del",
            "user_edit",
            "user_drop",
            "user_accept",
            "user_redirect",
            "user_redirect_cancel",
            "no such");
    private static final List<String> PARAMS = List.of("", "{}", "{\"ip\":\"1.2.3.4\"}", "[", "{\"a\":[1]}");

    private final CompactorFixture it = new CompactorFixture();
    private final Set<Long> added = new HashSet<>();

    @RepeatedTest(100)
    void nothingIsLostAndAccountsKeepTheirOrder() {
        long seed = System.nanoTime();
        try {
            run(new Random(seed));
        } catch (Throwable e) {
            throw new AssertionError("with the seed " + seed, e);
        }
    }

    private void run(Random random) {
        it.settings = new CompactorSettings(
                Duration.ofMillis(50), 1 + random.nextInt(20), Duration.ofMillis(random.nextInt(3) * 1000), 1000);
        it.stack.onMove(expansion -> fail(random, expansion));
        for (int step = 0; step < 40; step++) {
            change(random);
            for (int i = random.nextInt(30); i > 0; i--) {
                added.add(it.stack.add(event(random)));
            }
            attempt();
            checkNothingIsLost();
        }
        it.stack.onMove(this::refusePoison);
        it.world.accountsDown = false;
        it.world.addAccount(1, 1L, Map.of());
        for (int i = 0; i < 5; i++) {
            it.clock.advance(Duration.ofSeconds(5));
            added.add(it.stack.add(Event.of("user_edit", 1)));
            attempt();
        }
        assertThat(it.stack.waiting()).isEmpty();
        checkNothingIsLost();
        checkOrder();
    }

    private void attempt() {
        try {
            it.rounds();
        } catch (StackException e) {
            it.clock.advance(Duration.ofMillis(50));
        }
    }

    private void change(Random random) {
        it.clock.advance(Duration.ofMillis(random.nextInt(500)));
        long account = random.nextInt(8);
        if (random.nextInt(4) == 0) {
            it.world.accounts.remove(account);
        } else {
            Long nas = random.nextInt(6) == 0 ? null : 1L + random.nextInt(3);
            it.world.addAccount(account, nas, Map.of("ip", "10.1.1." + random.nextInt(2)));
        }
        it.world.accountsDown = random.nextInt(15) == 0;
    }

    private Event event(Random random) {
        Event event = new Event(
                TYPES.get(random.nextInt(TYPES.size() - (random.nextInt(5) == 0 ? 0 : 1))),
                random.nextInt(8),
                null,
                null,
                random.nextInt(5) == 0 ? World.address(1 + random.nextInt(3)) : null,
                random.nextInt(5) == 0 ? 1L : null,
                null,
                random.nextInt(6) == 0 ? PARAMS.get(random.nextInt(PARAMS.size())) : null,
                random.nextInt(60) == 0 ? new Owner("poison", null) : Owner.UNKNOWN);
        return event;
    }

    private void fail(Random random, Expansion expansion) {
        if (random.nextInt(12) == 0) {
            throw new StackException("connection lost");
        }
        refusePoison(expansion);
        if (random.nextInt(20) == 0 && !expansion.expanded().isEmpty()) {
            long cancelled = expansion.expanded().get(0).source().id();
            it.stack.remove(cancelled);
            added.remove(cancelled);
        }
    }

    private void refusePoison(Expansion expansion) {
        boolean bad = expansion.expanded().stream()
                .anyMatch(one -> "poison".equals(one.event().owner().script()));
        if (bad) {
            throw new StackException("value out of range");
        }
    }

    private void checkNothingIsLost() {
        List<Long> somewhere = Stream.of(
                        it.stack.waiting().stream(),
                        it.stack.mainIds().stream(),
                        it.stack.failed().stream().map(one -> one.source().id()),
                        it.stack.coalesced().stream().map(one -> one.dropped().id()))
                .flatMap(ids -> ids)
                .toList();
        assertThat(somewhere).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(added);
        for (Coalesced one : it.stack.coalesced()) {
            assertThat(it.stack.mainIds()).contains(one.by().id());
            assertThat(one.by().id()).isGreaterThan(one.dropped().id());
        }
    }

    private void checkOrder() {
        Map<Long, Long> last = new HashMap<>();
        it.stack.main().forEach(one -> {
            Long before = last.put(one.event().userId(), one.source().id());
            assertThat(one.source().id()).isGreaterThan(before == null ? 0 : before);
            assertThat(one.event().nasId()).isNotNull();
            assertThat(one.event().params()).isNotNull();
        });
    }
}
