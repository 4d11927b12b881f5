package org.nasd.simulator.internal.demo;

import java.util.Map;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.simulator.internal.Json;

/**
 * What happens to an account: five events, as much as its scheme can tell a NAS. Among them are some that make earlier ones obsolete, so
 * that there is something to coalesce.
 */
enum Programme {
    /** After a reboot everybody logs in, and is blocked, let go, or without money, in four ways. */
    REBOOT {
        @Override
        Wave.Step step(Subscriber who, int round) {
            int kind = kind(who);
            return switch (round) {
                case 0 -> event(who, "user_auth", Mark.off(Mark.NO_LOGIN), "login");
                case 1 -> speed(who, 10_000);
                case 2 ->
                    kind == 0
                            ? event(who, "user_drop", Mark.on(Mark.BLOCKED), "block")
                            : event(who, "user_accept", Mark.off(Mark.BLOCKED), "block");
                case 3 ->
                    kind < 2
                            ? event(who, "user_redirect_cancel", Mark.off(Mark.NO_MONEY), "money")
                            : event(who, "user_redirect", Mark.on(Mark.NO_MONEY), "money");
                default ->
                    kind == 3
                            ? event(who, "user_redirect_cancel", Mark.off(Mark.NO_MONEY), "money")
                            : speed(who, 20_000);
            };
        }
    },

    /** Where a NAS has a state of a session and its speed. */
    STATES {
        @Override
        Wave.Step step(Subscriber who, int round) {
            return switch (round) {
                case 0 -> speed(who, 10_000);
                case 1 -> event(who, "user_drop", Mark.on(Mark.BLOCKED), "block");
                case 2 -> event(who, "user_redirect", Mark.on(Mark.NO_MONEY), "money");
                case 3 -> event(who, "user_redirect_cancel", Mark.off(Mark.NO_MONEY), "money");
                default -> speed(who, 20_000);
            };
        }
    },

    /** Where a NAS has lists and no speed. */
    LISTS {
        @Override
        Wave.Step step(Subscriber who, int round) {
            return switch (round) {
                case 0 -> event(who, "user_drop", Mark.on(Mark.BLOCKED), "block");
                case 1 -> event(who, "user_redirect", Mark.on(Mark.NO_MONEY), "money");
                case 2 -> event(who, "own_disabled", Mark.on(Mark.SUSPENDED), "suspension");
                case 3 -> event(who, "user_accept", Mark.off(Mark.BLOCKED), "block");
                default -> event(who, "user_redirect_cancel", Mark.off(Mark.NO_MONEY), "money");
            };
        }
    },

    /** Where a NAS has a speed, and all else ends the session. */
    SHAPER {
        @Override
        Wave.Step step(Subscriber who, int round) {
            return round == 4 ? event(who, "user_disconnect", Mark.ENDED, "end") : speed(who, (round + 1) * 10_000L);
        }
    };

    private static final Owner OWNER = new Owner("demo", "reboot");

    /** An account's event of a round, from 0. */
    abstract Wave.Step step(Subscriber who, int round);

    /** In which of the four ways it goes. */
    static int kind(Subscriber who) {
        return (int) (who.userId() % 4);
    }

    private static Wave.Step event(Subscriber who, String type, String mark, String group) {
        return new Wave.Step(Event.of(type, who.userId()).by(OWNER), who.calledBy(), mark, group);
    }

    /** The speed carries the number of the account, so that no other event looks the same; the interface is called like the user. */
    private static Wave.Step speed(Subscriber who, long kbit) {
        long in = kbit + who.userId();
        long out = in / 2;
        String params =
                Json.of(Map.of("ceil_in", in, "ceil_out", out, "rate_in", in, "rate_out", out, "ifname", who.login()));
        Event event = new Event("user_rate_set", who.userId(), null, null, null, null, null, params, OWNER);
        return new Wave.Step(event, who.calledBy(), Mark.speed(Long.toString(in)), "speed");
    }
}
