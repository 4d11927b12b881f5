package org.nasd.compactor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.api.driver.Settings;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.scheme.Coalescing;

class CoalescerTest {

    private static final Coalescing COMMON = Coalescing.of(Settings.of());

    /** An event is written {@code type[/account][#service][~session][@nas]}. */
    private static Accepted event(long id, String text, Coalescing coalescing) {
        String[] atNas = text.split("@", 2);
        String[] session = atNas[0].split("~", 2);
        String[] service = session[0].split("#", 2);
        String[] account = service[0].split("/", 2);
        Event event = World.about(
                account[0],
                account.length > 1 ? Long.parseLong(account[1]) : 5,
                service.length > 1 ? Long.valueOf(service[1]) : null,
                session.length > 1 ? session[1] : null);
        long nas = atNas.length > 1 ? Long.parseLong(atNas[1]) : 1;
        return new Accepted(
                new CompactEvent(id, event, Instant.EPOCH, Duration.ZERO),
                event.on(nas, World.address(nas)),
                World.nas(nas, Map.of()),
                coalescing);
    }

    private static String staying(String events, Coalescing coalescing) {
        String[] texts = events.trim().split(" +");
        List<Accepted> accepted = new ArrayList<>();
        Arrays.stream(texts).forEach(text -> accepted.add(event(accepted.size(), text, coalescing)));
        List<Accepted> by = Coalescer.supersededBy(accepted);
        return accepted.stream()
                .filter(event -> by.get((int) event.row().id()) == null)
                .map(event -> texts[(int) event.row().id()])
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "user_redirect,                                          user_redirect",
        "user_redirect user_redirect,                            user_redirect",
        "user_redirect user_redirect_cancel,                     user_redirect_cancel",
        "user_redirect user_redirect_cancel user_redirect,       user_redirect",
        "user_drop user_accept user_drop user_accept,            user_accept",
        "user_redirect user_drop,                                user_redirect user_drop",
        "user_redirect user_drop user_redirect_cancel,           user_drop user_redirect_cancel",
        "user_edit user_edit,                                    user_edit user_edit",
        "user_auth user_disconnect,                              user_auth user_disconnect",
        "user_redirect user_edit user_redirect_cancel,           user_edit user_redirect_cancel",
        "user_drop user_add user_drop,                           user_drop user_add user_drop",
        "user_drop user_del user_accept,                         user_drop user_del user_accept",
        "user_drop user_del user_accept user_drop,               user_drop user_del user_drop",
        "user_del user_del,                                      user_del user_del",
        "user_add user_add,                                      user_add user_add",
        "user_drop user_del/6 user_accept,                       user_del/6 user_accept",
        "user_drop user_del@2 user_accept,                       user_del@2 user_accept",
        "user_drop/5 user_drop/6,                                user_drop/5 user_drop/6",
        "user_drop@1 user_drop@2,                                user_drop@1 user_drop@2",
        "user_rate_set#1 user_rate_set#2,                        user_rate_set#1 user_rate_set#2",
        "user_rate_set#1 user_rate_set#2 user_rate_set_cancel#1, user_rate_set#2 user_rate_set_cancel#1",
        "user_rate_set#1 user_rate_set,                          user_rate_set#1 user_rate_set",
        "user_drop~a user_accept~b,                              user_drop~a user_accept~b",
        "user_drop~a user_drop user_accept~a,                    user_drop user_accept~a"
    })
    void onlyObsoleteStatesAreDropped(String events, String staying) {
        assertThat(staying(events, COMMON)).isEqualTo(staying);
    }

    @Test
    void aSchemeCanSwitchItOff() {
        assertThat(staying("user_drop user_drop", Coalescing.OFF)).isEqualTo("user_drop user_drop");
    }

    @Test
    void aSchemeCanNameOtherStates() {
        Coalescing own = Coalescing.of(Settings.of(Map.of("opposites", "b_on:b_off")));
        assertThat(staying("b_on user_drop b_off user_drop", own)).isEqualTo("user_drop b_off user_drop");
    }

    @Test
    void theSuccessorIsAlwaysOneThatStays() {
        List<Accepted> events =
                List.of(event(0, "user_drop", COMMON), event(1, "user_accept", COMMON), event(2, "user_drop", COMMON));
        assertThat(Coalescer.supersededBy(events)).containsExactly(events.get(2), events.get(2), null);
    }
}
