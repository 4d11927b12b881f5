package org.nasd.scheduler.internal.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AloneTest {

    private final Alone alone = new Alone();
    private final List<String> granted = new ArrayList<>();

    private Alone.Turn ask(String name) {
        return alone.ask(() -> granted.add(name));
    }

    @Test
    void theFirstHasItsTurnAtOnceAndTheOthersAreToldInTheirOrder() {
        Alone.Turn first = ask("first");
        Alone.Turn second = ask("second");
        Alone.Turn third = ask("third");
        assertThat(first.isNow()).isTrue();
        assertThat(second.isNow()).isFalse();
        assertThat(granted).isEmpty();
        first.end();
        assertThat(second.isNow()).isTrue();
        assertThat(granted).containsExactly("second");
        second.end();
        assertThat(third.isNow()).isTrue();
        third.end();
        assertThat(ask("fourth").isNow()).isTrue();
        assertThat(granted).containsExactly("second", "third");
    }

    @Test
    void whoTakesItsWishBackIsPassedOver() {
        Alone.Turn first = ask("first");
        Alone.Turn second = ask("second");
        Alone.Turn third = ask("third");
        second.end();
        first.end();
        assertThat(third.isNow()).isTrue();
        assertThat(granted).containsExactly("third");
    }

    @Test
    void aTurnThatEndsTwiceDoesNotEndTheNext() {
        Alone.Turn first = ask("first");
        Alone.Turn second = ask("second");
        ask("third");
        first.end();
        first.end();
        assertThat(second.isNow()).isTrue();
        assertThat(granted).containsExactly("second");
    }
}
