package org.nasd.simulator.internal.demo;

import java.util.ArrayList;
import java.util.List;
import org.nasd.api.event.Event;
import org.nasd.simulator.Ledger;

/**
 * What happens when NAS come back from a reboot: all their subscribers log in within moments and the billing says everything about them
 * again, five events each.
 */
final class Wave {

    static final int EVENTS_EACH = 5;

    private final List<Subscriber> subscribers;

    Wave(List<Subscriber> subscribers) {
        this.subscribers = subscribers;
    }

    /**
     * One event and what is to be seen of it.
     *
     * @param event as nasd is asked
     * @param account what the account is called at its NAS
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
                steps.add(subscriber.part().role().programme().step(subscriber, round));
            }
        }
        return steps;
    }

    /** The lists a router holds from before: everybody must log in, and the marks of old debts and blocks are still there. */
    static List<String> listsBefore(Subscriber subscriber) {
        return switch (Programme.kind(subscriber)) {
            case 0 -> List.of(Mark.NO_LOGIN, Mark.NO_MONEY);
            case 1 -> List.of(Mark.NO_LOGIN, Mark.NO_MONEY, Mark.BLOCKED);
            default -> List.of(Mark.NO_LOGIN, Mark.BLOCKED);
        };
    }
}
