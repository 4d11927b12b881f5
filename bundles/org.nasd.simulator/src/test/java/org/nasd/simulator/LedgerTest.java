package org.nasd.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasd.simulator.Ledger.Promise;
import org.nasd.simulator.Ledger.Sight;

class LedgerTest {

    private final Ledger ledger = new Ledger();
    private final List<Sight> sights = new ArrayList<>();

    private void promised(String account, String... marks) {
        for (String mark : marks) {
            ledger.promise(new Promise(account, mark, mark.split(" ")[0], 1000));
        }
    }

    private void seen(String account, String... marks) {
        for (String mark : marks) {
            sights.add(new Sight(account, mark, 1000 + sights.size()));
        }
    }

    @Test
    void is_good_when_all_was_seen_in_order() {
        promised("a", "auth", "rate 1", "rate 2");
        promised("b", "rate 1", "auth");
        seen("b", "rate 1");
        seen("a", "auth", "rate 1");
        seen("b", "auth");
        seen("a", "rate 2");
        Ledger.Account account = ledger.settle(sights);
        assertThat(account.isGood()).isTrue();
        assertThat(account.delivered()).isEqualTo(5);
        assertThat(account.promised()).isEqualTo(5);
        assertThat(account.micros()).containsExactly(0, 1, 2, 3, 4);
        assertThat(account.percentile(0.5)).isEqualTo(2);
        assertThat(account.percentile(0.99)).isEqualTo(4);
    }

    @Test
    void tells_what_is_superseded_from_what_is_lost() {
        promised("a", "auth", "rate 1", "rate 2", "redirect on");
        seen("a", "auth", "rate 2");
        Ledger.Account account = ledger.settle(sights);
        assertThat(account.superseded()).isEqualTo(1);
        assertThat(account.lost()).extracting(Promise::mark).containsExactly("redirect on");
        assertThat(account.isGood()).isFalse();
    }

    @Test
    void finds_what_came_too_late() {
        promised("a", "auth", "rate 1", "rate 2");
        seen("a", "auth", "rate 2", "rate 1");
        Ledger.Account account = ledger.settle(sights);
        assertThat(account.outOfOrder()).extracting(Sight::mark).containsExactly("rate 1");
        assertThat(account.lost()).isEmpty();
        assertThat(account.isGood()).isFalse();
    }

    @Test
    void takes_a_replay_that_ends_in_the_newest_state_for_a_repetition() {
        promised("a", "rate 1", "rate 2", "rate 3");
        seen("a", "rate 1", "rate 2", "rate 3", "rate 2", "rate 3");
        Ledger.Account account = ledger.settle(sights);
        assertThat(account.repeated()).isEqualTo(2);
        assertThat(account.isGood()).isTrue();
    }

    @Test
    void takes_a_replay_that_leaves_an_older_state_for_a_violation() {
        promised("a", "rate 1", "rate 2");
        seen("a", "rate 1", "rate 2", "rate 1");
        Ledger.Account account = ledger.settle(sights);
        assertThat(account.outOfOrder()).extracting(Sight::mark).containsExactly("rate 1");
        assertThat(account.isGood()).isFalse();
    }

    @Test
    void finds_what_nobody_asked_for() {
        promised("a", "auth");
        seen("a", "auth", "rate 7");
        seen("x", "auth");
        Ledger.Account account = ledger.settle(sights);
        assertThat(account.strange()).extracting(Sight::account).containsExactly("a", "x");
    }

    @Test
    void wants_distinct_marks() {
        promised("a", "auth");
        assertThatThrownBy(() -> promised("a", "auth")).isInstanceOf(IllegalArgumentException.class);
        assertThat(ledger.knows("a", "auth")).isTrue();
        assertThat(ledger.knows("a", "rate 1")).isFalse();
        assertThat(ledger.promised()).isEqualTo(1);
    }
}
