package org.nasd.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.event.Event;
import org.nasd.api.event.FailureReason;
import org.nasd.api.operations.AttemptView;
import org.nasd.api.operations.EventView;
import org.nasd.api.operations.NasActivity;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.NasView;

/** Views with known contents. */
public final class Sample {

    public static final long BEYOND_DOUBLE = 9_007_199_254_740_993L;
    public static final Instant AT = Instant.parse("2019-08-27T10:57:41Z");

    private Sample() {}

    public static NasView nas(long id, String name, NasState state, String reason) {
        NasActivity activity = new NasActivity(
                state,
                reason,
                AT,
                "mikrotik-simple",
                5,
                3,
                4,
                1,
                120,
                2,
                1,
                7,
                3.25,
                Duration.ofMillis(12),
                Duration.ofMillis(96));
        return new NasView(
                id,
                name,
                "10.90.185." + id % 250,
                Map.of("forks", "5", "scheme", "Mikrotik-Simple", "telnet_password", "******"),
                activity,
                null,
                42,
                null);
    }

    public static NasView paused() {
        return new NasView(
                7,
                "m7",
                "10.0.0.7",
                Map.of("forks", "2", "scheme", "Mikrotik-Simple"),
                null,
                new NasPause("ann", "new cable", AT),
                0,
                null);
    }

    public static EventView.Failed failed() {
        Event event = new Event(
                "user_redirect",
                BEYOND_DOUBLE,
                2L,
                7L,
                "10.0.0.7",
                null,
                null,
                "{\"rate\": 1.10, \"id\": 9007199254740993}",
                owner());
        return new EventView.Failed(
                BEYOND_DOUBLE,
                17L,
                event,
                "m7",
                AT,
                10,
                FailureReason.EXHAUSTED,
                "the device is busy",
                "line one\nline \u001b[31mtwo",
                AT.plusSeconds(60),
                null);
    }

    public static org.nasd.api.event.Owner owner() {
        return new org.nasd.api.event.Owner("rtsh", "redirect");
    }

    public static List<AttemptView> attempts() {
        return List.of(
                new AttemptView(1, "postpone", "busy", "", Duration.ofMillis(1500), AT),
                new AttemptView(2, "done", "", "mac=00:11\nup", Duration.ofMillis(96), AT.plusSeconds(60)));
    }
}
