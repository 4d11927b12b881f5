package org.nasd.simulator.internal.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Latency;
import org.nasd.simulator.radius.DasGauges;
import org.nasd.simulator.radius.DasSession;
import org.nasd.simulator.radius.DasSettings;
import org.nasd.simulator.radius.SimulatedDas;

/** A NAS that takes RADIUS CoA and Disconnect requests. */
final class RadiusKind implements Kind {

    private final DasSettings.Builder das = DasSettings.builder();

    @Override
    public int usualPort() {
        return 3799;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                "name",
                "address",
                "port",
                "secret",
                "require.authenticator",
                "require.timestamp",
                "window",
                "any",
                "one.at.a.time",
                "latency",
                "clamp",
                "journal.memory",
                "seed");
    }

    @Override
    public Set<String> secrets() {
        return Set.of("secret");
    }

    @Override
    public void set(String key, String value) {
        switch (key) {
            case "name" -> das.name(value);
            case "address" -> das.address(value);
            case "port" -> das.port(Integer.parseInt(value));
            case "secret" -> das.secret(value);
            case "require.authenticator" -> das.requireAuthenticator(Values.truth(value));
            case "require.timestamp" -> das.requireTimestamp(Values.truth(value));
            case "window" -> das.window(Duration.ofSeconds(Long.parseLong(value)));
            case "any" -> das.acceptAny(Values.truth(value));
            case "one.at.a.time" -> das.oneAtATime(Values.truth(value));
            case "latency" -> das.latency(Latency.parse(value));
            case "clamp" -> das.clamp(Values.clamp(value));
            case "journal.memory" -> das.journalCapacity(Integer.parseInt(value));
            case "seed" -> das.seed(Long.parseLong(value));
            default -> throw new IllegalArgumentException(key);
        }
    }

    @Override
    public void fault(String rule) {
        das.fault(Fault.parse(rule));
    }

    @Override
    public Running start() {
        SimulatedDas started = SimulatedDas.start(das.build());
        return new Running(started, new Sessions(started), Map.of(), () -> figures(started.dasGauges()));
    }

    private static Map<String, Object> figures(DasGauges gauges) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("maxPerSession", gauges.maxPerSession());
        figures.put("repeats", gauges.repeats());
        figures.put("badlySigned", gauges.badlySigned());
        figures.put("untimely", gauges.untimely());
        figures.put("busy", gauges.busy());
        figures.put("malformed", gauges.malformed());
        return figures;
    }

    /** One table, {@code sessions}: {@code id}, {@code ip}, {@code login}, and what requests set. */
    private record Sessions(SimulatedDas das) implements Stock {
        private static void check(String table) {
            if (!table.equals("sessions")) {
                throw new IllegalArgumentException("table '" + table + "': known is sessions");
            }
        }

        @Override
        public List<Map<String, String>> rows(String table) {
            check(table);
            return das.sessions().stream().map(Sessions::row).toList();
        }

        private static Map<String, String> row(DasSession session) {
            Map<String, String> row = new LinkedHashMap<>(session.state());
            row.put("id", session.id());
            row.put("ip", session.ip());
            row.put("login", session.login());
            return row;
        }

        @Override
        public void insert(String table, Map<String, String> row) {
            check(table);
            das.put(new DasSession(
                    row.getOrDefault("id", ""), row.getOrDefault("ip", ""), row.getOrDefault("login", "")));
        }

        @Override
        public void clear(String table) {
            check(table);
            das.forgetAll();
        }
    }
}
