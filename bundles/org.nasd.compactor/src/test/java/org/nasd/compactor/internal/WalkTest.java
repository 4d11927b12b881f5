package org.nasd.compactor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nasd.api.event.Event;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.NasAccount;
import org.nasd.api.stack.StackException;

class WalkTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final CompactorFixture it = new CompactorFixture();
    private final MemoryStack stack = it.stack;
    private final World world = it.world;

    @Test
    void everythingMovesInOneRoundPageByPage() {
        it.accounts(1, 2, 3);
        for (int i = 0; i < 25; i++) {
            it.add("user_edit", 1 + i % 3);
        }
        assertThat(it.round()).isFalse();

        assertThat(stack.count()).isZero();
        assertThat(stack.mainIds()).isSorted().hasSize(25);
        assertThat(stack.moves()).isEqualTo(3);
        assertThat(world.lookups).hasSize(3);
    }

    @Test
    void aLowerIdThatBecomesVisibleLateIsNotSkipped() {
        it.accounts(1);
        stack.addAt(7, Event.of("user_add", 1));
        it.rounds();
        stack.addAt(3, Event.of("user_edit", 1));
        it.rounds();

        assertThat(stack.mainIds()).containsExactly(7L, 3L);
    }

    @Test
    void aRoundThatNeverEndsBeginsAgainAtTheLowEnd() {
        it.accounts(1);
        stack.addAt(1000, Event.of("user_add", 1));
        AtomicInteger pages = new AtomicInteger();
        stack.onRead(() -> {
            it.clock.advance(Duration.ofMillis(200));
            if (pages.incrementAndGet() < 50) {
                for (int i = 0; i < 10; i++) {
                    it.add("user_edit", 1);
                }
            }
            if (pages.get() == 3) {
                stack.addAt(3, Event.of("user_edit", 1));
            }
        });
        assertThat(it.round()).isTrue();
        assertThat(stack.waiting()).contains(3L);
        assertThat(it.round()).isTrue();
        assertThat(stack.waiting()).doesNotContain(3L);
    }

    @Test
    void anAccountThatAppearsWithinTheGraceIsServedInOrder() {
        long first = it.add("user_add", 5);
        long second = stack.add(World.onNas("user_edit", 5, World.address(2)));
        it.rounds();
        assertThat(stack.waiting()).containsExactly(first, second);

        it.accounts(5);
        it.clock.advance(Duration.ofMillis(300));
        it.rounds();
        assertThat(stack.mainIds()).containsExactly(first, second);
    }

    @Test
    void deferredRowsAreLookedAtOnlyNowAndThen() {
        it.add("user_add", 5);
        it.add("user_edit", 5);
        for (int i = 0; i < 5; i++) {
            it.rounds();
        }
        assertThat(world.lookups).hasSize(1);

        it.clock.advance(Duration.ofMillis(300));
        it.rounds();
        assertThat(world.lookups).hasSize(2);
    }

    @Test
    void deferredRowsHoldTheirAccountOnLaterPagesAndNobodyElse() {
        it.accounts(1);
        long unknown = it.add("user_add", 5);
        for (int i = 0; i < 20; i++) {
            it.add("user_edit", 1);
        }
        long later = it.add("user_edit", 5);
        it.rounds();

        assertThat(stack.waiting()).containsExactly(unknown, later);
        assertThat(stack.main()).hasSize(20);
        world.addAccount(5, 1L, Map.of());
        it.rounds();
        assertThat(stack.waiting()).containsExactly(unknown, later);
        it.clock.advance(Duration.ofMillis(300));
        it.rounds();
        assertThat(stack.mainIds()).endsWith(unknown, later);
    }

    @Test
    void morePagesOfDeferredRowsThanOneDoNotHideTheRest() {
        it.accounts(1);
        for (int i = 0; i < 35; i++) {
            it.add("user_add", 500 + i);
        }
        long good = it.add("user_add", 1);
        it.rounds();
        assertThat(stack.mainIds()).containsExactly(good);

        it.clock.advance(GRACE);
        it.rounds();
        assertThat(stack.failed()).hasSize(35);
        assertThat(stack.count()).isZero();
    }

    @Test
    void anUnknownAccountIsRejectedAfterTheGraceAndTheLogSaysSo() {
        long id = it.add("user_add", 5);
        it.rounds();
        it.clock.advance(GRACE.minusMillis(1));
        it.rounds();
        assertThat(stack.failed()).isEmpty();
        it.clock.advance(Duration.ofMillis(1));
        it.rounds();

        assertThat(stack.failed()).extracting(one -> one.source().id()).containsExactly(id);
        assertThat(world.daemon).singleElement().asString().contains("compact_id=" + id, "user_id=5", "account 5");
    }

    @Test
    void aDateInTheFutureDoesNotDeferForEver() {
        it.clock.advance(Duration.ofHours(3));
        it.add("user_add", 5);
        it.clock.advance(Duration.ofHours(-3));
        it.rounds();
        it.clock.advance(GRACE);
        it.rounds();

        assertThat(stack.failed()).hasSize(1);
    }

    @Test
    void aProducerGoneMadDoesNotFillTheLog() {
        it.settings = CompactorFixture.batch(1000);
        for (int i = 0; i < 1000; i++) {
            it.add("no such thing", i);
        }
        it.rounds();

        assertThat(stack.failed()).hasSize(1000);
        assertThat(world.daemon).hasSize(11);
    }

    @Test
    void aNasThatWasJustAddedIsFoundWithoutBeingTold() {
        it.accounts(1);
        it.add("user_add", 1);
        it.rounds();
        it.clock.advance(Duration.ofSeconds(2));
        world.addNas(9);
        stack.add(World.onNas("user_add", 1, World.address(9)));
        it.rounds();

        assertThat(stack.main()).hasSize(2);
        assertThat(world.nasReads).isEqualTo(2);
    }

    @Test
    void unknownNasDoNotMakeItReadAllNasMoreThanOnceInASecond() {
        it.accounts(1, 2, 3);
        for (int i = 1; i <= 3; i++) {
            stack.add(World.onNas("user_add", i, "192.0.2." + i));
            it.rounds();
        }
        assertThat(world.nasReads).isEqualTo(1);
        it.clock.advance(Duration.ofSeconds(1));
        it.rounds();
        assertThat(world.nasReads).isEqualTo(2);
    }

    @Test
    void theNasAreReadAgainAfterAMinuteAndWhenTheyChanged() {
        it.accounts(1);
        it.add("user_edit", 1);
        it.rounds();
        it.clock.advance(Duration.ofSeconds(59));
        it.add("user_edit", 1);
        it.rounds();
        assertThat(world.nasReads).isEqualTo(1);
        it.clock.advance(Duration.ofSeconds(1));
        it.add("user_edit", 1);
        it.rounds();
        assertThat(world.nasReads).isEqualTo(2);
        it.snapshots.drop();
        it.add("user_edit", 1);
        it.rounds();
        assertThat(world.nasReads).isEqualTo(3);
    }

    @Test
    void theNormalPathDoesNotReadWhatIsRemembered() {
        it.accounts(1);
        it.add("user_edit", 1);
        it.rounds();
        assertThat(stack.rememberedReads()).isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            it.add("user_edit", 1);
            it.add("user_del", 1);
            it.rounds();
        }
        assertThat(stack.rememberedReads()).isEqualTo(1);
    }

    @Test
    void anAccountThatChangedIsDeletedWithItsOldDataAlsoAfterARestart() {
        it.accounts(1);
        it.add("user_add", 1);
        it.rounds();
        it.memory.forget();
        world.addAccount(1, 1L, Map.of("ip", "10.2.2.2"));
        it.add("user_del", 1);
        it.rounds();
        it.add("user_del", 1);
        it.rounds();

        assertThat(stack.main())
                .extracting(one -> one.event().params())
                .containsExactly("{\"ip\":\"10.1.1.1\"}", "{\"ip\":\"10.1.1.1\"}", "{\"ip\":\"10.2.2.2\"}");
        assertThat(stack.remembered()).containsExactly(Map.entry(new NasAccount(1, 1), "{\"ip\":\"10.2.2.2\"}"));
    }

    @Test
    void anAccountThatIsGoneIsDeletedFromTheNasItWasOn() {
        world.addAccount(5, 2L, Map.of("ip", "10.5.5.5"));
        it.add("user_add", 5);
        it.rounds();
        world.accounts.remove(5L);
        it.add("user_del", 5);
        it.rounds();

        assertThat(stack.main()).hasSize(2);
        assertThat(stack.main().get(1).event().nasId()).isEqualTo(2);
        assertThat(stack.main().get(1).event().params()).isEqualTo("{\"ip\":\"10.5.5.5\"}");
    }

    @Test
    void rememberedVariablesInAnotherFormOfJsonAreTheSame() {
        it.accounts(1);
        stack.remembered(List.of());
        stack.move(new Expansion(
                List.of(), List.of(), List.of(), Map.of(new NasAccount(1, 1), "{ \"ip\" : \"10.1.1.1\" }")));
        it.add("user_del", 1);
        it.rounds();

        assertThat(stack.remembered()).containsValue("{ \"ip\" : \"10.1.1.1\" }");
    }

    @Test
    void aSchemesOwnRulesAreUsedAndFollowed() {
        it.accounts(1);
        world.addScheme("Mikrotik-Simple", Map.of("driver", "mikrotik-simple", "coalesce", "false"));
        it.add("user_drop", 1);
        it.add("user_drop", 1);
        it.rounds();
        assertThat(stack.main()).hasSize(2);

        world.addScheme("Mikrotik-Simple", Map.of("driver", "mikrotik-simple"));
        it.add("user_drop", 1);
        it.add("user_accept", 1);
        it.rounds();
        assertThat(stack.main()).hasSize(3);
        assertThat(stack.coalesced()).hasSize(1);
        assertThat(world.remarks).singleElement().asString().startsWith("bras1/1001/1: user_drop (compact id 3)");
    }

    @Test
    void aNasCanSwitchCoalescingOffAndABrokenSettingMeansTheCommonRules() {
        world.nas.put(1L, World.nas(1, Map.of("coalesce", "false")));
        world.nas.put(2L, World.nas(2, Map.of("opposites", "nonsense")));
        it.accounts(1);
        world.addAccount(2, 2L, Map.of());
        for (long account = 1; account <= 2; account++) {
            it.add("user_drop", account);
            it.add("user_accept", account);
        }
        it.rounds();

        assertThat(stack.mainIds()).containsExactly(1L, 2L, 4L);
    }

    @Test
    void nothingMovesWhileTheAccountsCannotBeRead() {
        it.add("user_add", 5);
        world.accountsDown = true;
        it.clock.advance(Duration.ofMinutes(10));
        assertThatThrownBy(it::round).isInstanceOf(StackException.class);
        assertThat(stack.count()).isEqualTo(1);
        assertThat(stack.failed()).isEmpty();

        world.accountsDown = false;
        it.accounts(5);
        it.rounds();
        assertThat(stack.main()).hasSize(1);
    }

    @Test
    void nothingMovesWhileTheNasCannotBeRead() {
        it.accounts(5);
        it.add("user_add", 5);
        world.nasDown = true;
        assertThatThrownBy(it::round).isInstanceOf(StackException.class);
        assertThat(stack.count()).isEqualTo(1);
        world.nasDown = false;
        it.rounds();
        assertThat(stack.main()).hasSize(1);
    }
}
