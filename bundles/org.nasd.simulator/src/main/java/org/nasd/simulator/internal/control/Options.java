package org.nasd.simulator.internal.control;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Latency;
import org.nasd.simulator.User;
import org.nasd.simulator.routeros.LoginForm;
import org.nasd.simulator.routeros.RouterSettings;

/**
 * Settings as people write them, on a command line or in a configuration file.
 *
 * @param router the router's
 * @param journal file that its journal goes to
 * @param rows file with rows for its tables
 */
record Options(RouterSettings router, Optional<Path> journal, Optional<Path> rows) {

    /** Every key but {@code fault.<anything>}. */
    static final Set<String> KEYS = Set.of(
            "name",
            "address",
            "port",
            "users",
            "login",
            "empty",
            "charset",
            "sessions",
            "latency",
            "clamp",
            "journal",
            "journal.memory",
            "rows",
            "word.max",
            "seed");

    /** @throws IllegalArgumentException for a key or value that means nothing */
    static Options of(Map<String, String> given) {
        Map<String, String> keys = new TreeMap<>(given);
        RouterSettings.Builder router = RouterSettings.builder();
        keys.forEach((key, value) -> apply(key, value.trim(), router));
        return new Options(router.build(), path(keys.get("journal")), path(keys.get("rows")));
    }

    private static Optional<Path> path(String text) {
        return Optional.ofNullable(text)
                .map(String::trim)
                .filter(t -> !t.isEmpty())
                .map(Path::of);
    }

    private static void apply(String key, String value, RouterSettings.Builder router) {
        if (key.startsWith("fault.")) {
            router.fault(Fault.parse(value));
            return;
        }
        try {
            switch (key) {
                case "name" -> router.name(value);
                case "address" -> router.address(value);
                case "port" -> router.port(Integer.parseInt(value));
                case "users" -> users(value, router);
                case "login" -> router.login(login(value));
                case "empty" -> router.emptyReply(truth(value));
                case "charset" -> router.charset(Charset.forName(value));
                case "sessions" -> router.maxSessions(Integer.parseInt(value));
                case "latency" -> router.latency(Latency.parse(value));
                case "clamp" -> router.clamp(clamp(value));
                case "word.max" -> router.maxWord(Integer.parseInt(value));
                case "journal.memory" -> router.journalCapacity(Integer.parseInt(value));
                case "seed" -> router.seed(Long.parseLong(value));
                case "journal", "rows" -> {}
                default -> throw new IllegalArgumentException("known are fault.<name> and " + new TreeSet<>(KEYS));
            }
        } catch (IllegalArgumentException e) {
            String shown = key.equals("users") ? "..." : value;
            throw new IllegalArgumentException(key + "=" + shown + ": " + e.getMessage(), e);
        }
    }

    private static void users(String value, RouterSettings.Builder router) {
        for (String user : value.split(",", -1)) {
            router.user(User.parse(user));
        }
    }

    private static LoginForm login(String value) {
        return switch (value) {
            case "new", "plain" -> LoginForm.PLAIN;
            case "legacy", "challenge" -> LoginForm.CHALLENGE;
            case "both" -> LoginForm.BOTH;
            default -> throw new IllegalArgumentException("must be new, legacy or both");
        };
    }

    /** {@code off}, {@code on}, or how many commands a second are served once the burst is used up. */
    static Clamp clamp(String value) {
        if (value.equals("off")) {
            return null;
        }
        Clamp typical = Clamp.TYPICAL;
        return value.equals("on")
                ? typical
                : new Clamp(
                        typical.leastBurst(),
                        typical.mostBurst(),
                        typical.fast(),
                        typical.slow(),
                        Double.parseDouble(value),
                        typical.recovery());
    }

    static boolean truth(String value) {
        return switch (value) {
            case "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> throw new IllegalArgumentException("must be on or off");
        };
    }
}
