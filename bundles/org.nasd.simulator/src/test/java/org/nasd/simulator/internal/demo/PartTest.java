package org.nasd.simulator.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.JournalEntry.Result;
import org.nasd.simulator.Ledger;
import org.nasd.simulator.Ledger.Sight;

class PartTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "FRR Xge-CoA", "all"})
    void a_thousand_accounts_whatever_schemes_there_are(String schemes) {
        List<Part> parts = Part.all(scheme ->
                schemes.equals("all") || List.of(schemes.split(" ", -1)).contains(scheme));
        List<Subscriber> subscribers = Subscriber.of(parts);
        assertThat(subscribers).hasSize(1000);
        Set<String> called = new HashSet<>();
        subscribers.forEach(subscriber -> called.add(subscriber.calledBy()));
        assertThat(called).hasSize(1000);
        Ledger ledger = new Ledger();
        new Wave(subscribers).steps().forEach(step -> ledger.promise(step.promise(0)));
        assertThat(ledger.promised()).isEqualTo(5000);
    }

    private static Optional<Sight> seen(Sign sign, Result result, String tag, String... words) {
        return sign.in(new JournalEntry(1, 1, 2, 1, tag, List.of(words), result, "", List.of()));
    }

    @Test
    void a_sign_is_read_in_its_context() {
        Sign on = Sign.on("object-group network $LIST / host $IP");
        assertThat(seen(on, Result.DONE, "object-group network CRB_BLOCKED", "host 10.0.0.1"))
                .contains(new Sight("10.0.0.1", "onto crb_blocked", 2));
        assertThat(seen(on, Result.DONE, null, "host 10.0.0.1")).isEmpty();
        assertThat(seen(on, Result.REFUSED, "object-group network CRB_BLOCKED", "host 10.0.0.1"))
                .isEmpty();
    }

    @Test
    void what_could_not_be_taken_away_is_off() {
        Sign off = Sign.off("no $LIST $IP");
        assertThat(seen(off, Result.REFUSED, null, "no crb_x 10.0.0.1")).isPresent();
        assertThat(seen(off, Result.SWALLOWED, null, "no crb_x 10.0.0.1")).isEmpty();
    }
}
