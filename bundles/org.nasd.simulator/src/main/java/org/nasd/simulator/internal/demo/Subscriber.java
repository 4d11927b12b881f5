package org.nasd.simulator.internal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasd.api.nas.Account;

/**
 * An account of the demo.
 *
 * @param userId its id
 * @param part the NAS it is on
 * @param ip its address
 */
record Subscriber(long userId, Part part, String ip) {

    String login() {
        return "user" + userId;
    }

    /** What tells this account from others on its NAS. */
    String calledBy() {
        return part.role().byLogin() ? login() : ip;
    }

    /** It as nasd keeps accounts. */
    Account account(long nasId) {
        return new Account(
                userId,
                userId,
                nasId,
                Map.of("login", login(), "ip", ip, "auth_type", 6L, "rate_in", 5000L, "rate_out", 5000L));
    }

    static List<Subscriber> of(List<Part> parts) {
        List<Subscriber> all = new ArrayList<>();
        for (Part part : parts) {
            for (int i = 0; i < part.accounts(); i++) {
                all.add(new Subscriber(all.size() + 1L, part, part.network() + "." + i / 250 + "." + (i % 250 + 1)));
            }
        }
        return all;
    }
}
