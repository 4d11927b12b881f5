package org.nasd.api.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;

class CoalescingTest {

    private final Coalescing coalescing = Coalescing.of(Settings.of());

    @ParameterizedTest
    @CsvSource({
        "user_redirect, user_redirect, true",
        "user_redirect_cancel, user_redirect, true",
        "user_accept, user_drop, true",
        "user_rate_set, user_rate_set_cancel, true",
        "user_accept, user_redirect, false",
        "user_auth, user_disconnect, false",
        "user_edit, user_edit, false",
        "user_add, user_add, false"
    })
    void onlyARepeatOrTheOppositeOfAStateIsMadeObsolete(String later, String earlier, boolean obsolete) {
        assertThat(coalescing.supersedes(subject(later, null, null), subject(earlier, null, null)))
                .isEqualTo(obsolete);
    }

    @Test
    void anotherServiceOrSessionIsAnotherMatter() {
        assertThat(coalescing.supersedes(subject("user_drop", 1L, null), subject("user_drop", 2L, null)))
                .isFalse();
        assertThat(coalescing.supersedes(subject("user_drop", 1L, "a"), subject("user_drop", 1L, "b")))
                .isFalse();
        assertThat(coalescing.supersedes(subject("user_drop", 1L, "a"), subject("user_drop", 1L, "a")))
                .isTrue();
    }

    @Test
    void aSchemeMaySwitchItOffOrNameItsOwnStates() {
        assertThat(Coalescing.of(Settings.of(Map.of("coalesce", "false")))).isEqualTo(Coalescing.OFF);
        Coalescing own = Coalescing.of(Settings.of(Map.of("opposites", "on:off")));
        assertThat(own.groupOf("on")).containsExactlyInAnyOrder("on", "off");
        assertThat(own.groupOf("user_drop")).isEmpty();
    }

    @Test
    void aPairThatIsNoneIsAnError() {
        assertThatThrownBy(() -> Coalescing.of(Settings.of(Map.of("opposites", "user_drop"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("user_drop");
    }

    private static Coalescing.Subject subject(String type, Long uslugaId, String session) {
        return new Coalescing.Subject(type, uslugaId, session);
    }
}
