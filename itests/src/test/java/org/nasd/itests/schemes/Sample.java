package org.nasd.itests.schemes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Accounts that the schemes are tried with. */
final class Sample {

    private Sample() {}

    /** An account of which everything is known, with the variables of its NAS. */
    static Map<String, Object> full() {
        Map<String, Object> all = new TreeMap<>(sparse());
        all.putAll(Map.of(
                "login", "ivanov",
                "mac", "00:11:22:33:44:55",
                "acct_session_id", "8000000A",
                "usluga_id", 77L,
                "snatip", "192.0.2.77",
                "auth_type", 6L));
        all.putAll(Map.of(
                "ceil_in",
                20480L,
                "ceil_out",
                5120L,
                "burst_in",
                30720L,
                "burst_out",
                7680L,
                "cburst_in",
                15360L,
                "cburst_out",
                3840L));
        return all;
    }

    /** An account of which little is known: an address, a login, a speed. */
    static Map<String, Object> sparse() {
        Map<String, Object> few = new TreeMap<>();
        few.putAll(Map.of("user_id", 1424L, "abonent_id", 1375L, "ip", "10.88.0.15", "login", "ivanov"));
        few.putAll(Map.of("rate_in", 10240L, "rate_out", 2048L));
        few.putAll(Map.of("nas_id", 1L, "nas_ip", "127.0.0.1", "nas_name", "bras-1", "telnet_ip", "127.0.0.1"));
        return few;
    }

    /** All accounts, by what they are. */
    static Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> accounts = new LinkedHashMap<>();
        accounts.put("full", full());
        accounts.put("sparse", sparse());
        Map<String, Object> debtor = sparse();
        debtor.put("redirect", true);
        accounts.put("without money", debtor);
        Map<String, Object> blocked = sparse();
        blocked.put("accept", false);
        accounts.put("blocked", blocked);
        Map<String, Object> both = sparse();
        both.putAll(Map.of("accept", false, "redirect", true));
        accounts.put("blocked and without money", both);
        return accounts;
    }
}
