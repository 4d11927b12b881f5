package org.nasd.simulator.internal.control;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Latency;
import org.nasd.simulator.User;
import org.nasd.simulator.routeros.LoginForm;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;

/** MikroTik RouterOS by its API. */
final class RouterKind implements Kind {

    private final RouterSettings.Builder router = RouterSettings.builder();

    @Override
    public int usualPort() {
        return 8728;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
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
                "journal.memory",
                "word.max",
                "seed");
    }

    @Override
    public Set<String> secrets() {
        return Set.of("users");
    }

    @Override
    public void set(String key, String value) {
        switch (key) {
            case "name" -> router.name(value);
            case "address" -> router.address(value);
            case "port" -> router.port(Integer.parseInt(value));
            case "users" -> {
                for (String user : value.split(",", -1)) {
                    router.user(User.parse(user));
                }
            }
            case "login" -> router.login(login(value));
            case "empty" -> router.emptyReply(Values.truth(value));
            case "charset" -> router.charset(Charset.forName(value));
            case "sessions" -> router.maxSessions(Integer.parseInt(value));
            case "latency" -> router.latency(Latency.parse(value));
            case "clamp" -> router.clamp(Values.clamp(value));
            case "word.max" -> router.maxWord(Integer.parseInt(value));
            case "journal.memory" -> router.journalCapacity(Integer.parseInt(value));
            case "seed" -> router.seed(Long.parseLong(value));
            default -> throw new IllegalArgumentException(key);
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

    @Override
    public void fault(String rule) {
        router.fault(Fault.parse(rule));
    }

    @Override
    public Running start() {
        SimulatedRouter started = SimulatedRouter.start(router.build());
        return new Running(started, new Menus(started), Map.of(), Map::of);
    }

    private record Menus(SimulatedRouter router) implements Stock {
        @Override
        public List<Map<String, String>> rows(String table) {
            return router.rows(table);
        }

        @Override
        public void insert(String table, Map<String, String> row) {
            router.insert(table, List.of(row));
        }

        @Override
        public void clear(String table) {
            router.clear(table);
        }
    }
}
