package org.nasd.simulator.internal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.simulator.Ledger;
import org.nasd.simulator.internal.Json;

/**
 * What happens when a NAS comes back from a reboot: all its subscribers log in within moments and the billing says everything about
 * them again, five events each. Among them are some that make earlier ones obsolete, so that there is something to coalesce.
 */
final class Wave {

    static final int EVENTS_EACH = 5;

    private static final Owner OWNER = new Owner("demo", "reboot");

    private final List<Subscriber> subscribers;

    Wave(List<Subscriber> subscribers) {
        this.subscribers = subscribers;
    }

    /**
     * One event and what is to be seen of it.
     *
     * @param event as nasd is asked
     * @param account the account's key at its router
     * @param mark how it is recognised there
     * @param group what makes earlier ones obsolete
     */
    record Step(Event event, String account, String mark, String group) {

        Ledger.Promise promise(long askedMicros) {
            return new Ledger.Promise(account, mark, group, askedMicros);
        }
    }

    /** All events, in the order of asking: every account's first, then every account's second, and so on. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int round = 0; round < EVENTS_EACH; round++) {
            for (Subscriber subscriber : subscribers) {
                steps.add(step(subscriber, round));
            }
        }
        return steps;
    }

    /** The lists a router holds from before: everybody must log in, and the marks of old debts and blocks are still there. */
    static List<String> listsBefore(Subscriber subscriber) {
        return switch (kind(subscriber)) {
            case 0 -> List.of(Mark.NO_LOGIN, Mark.NO_MONEY);
            case 1 -> List.of(Mark.NO_LOGIN, Mark.NO_MONEY, Mark.BLOCKED);
            default -> List.of(Mark.NO_LOGIN, Mark.BLOCKED);
        };
    }

    private static int kind(Subscriber subscriber) {
        return (int) (subscriber.userId() % 4);
    }

    private static Step step(Subscriber who, int round) {
        int kind = kind(who);
        return switch (round) {
            case 0 -> step(who, "user_auth", Mark.off(Mark.NO_LOGIN), "login");
            case 1 -> speed(who, 10_000);
            case 2 ->
                kind == 0
                        ? step(who, "user_drop", Mark.on(Mark.BLOCKED), "block")
                        : step(who, "user_accept", Mark.off(Mark.BLOCKED), "block");
            case 3 ->
                kind < 2
                        ? step(who, "user_redirect_cancel", Mark.off(Mark.NO_MONEY), "money")
                        : step(who, "user_redirect", Mark.on(Mark.NO_MONEY), "money");
            default ->
                kind == 3 ? step(who, "user_redirect_cancel", Mark.off(Mark.NO_MONEY), "money") : speed(who, 20_000);
        };
    }

    private static Step step(Subscriber who, String type, String mark, String group) {
        return new Step(Event.of(type, who.userId()).by(OWNER), who.key(), mark, group);
    }

    /** The speed carries the number of the account, so that no other event looks the same. */
    private static Step speed(Subscriber who, long kbit) {
        long in = kbit + who.userId();
        long out = in / 2;
        String params = Json.of(Map.of("ceil_in", in, "ceil_out", out, "rate_in", in, "rate_out", out));
        Event event = new Event("user_rate_set", who.userId(), null, null, null, null, null, params, OWNER);
        return new Step(event, who.key(), Mark.speed(out + "k/" + in + "k"), "speed");
    }
}
