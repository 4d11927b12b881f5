package org.nasd.simulator.internal.control;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Latency;
import org.nasd.simulator.User;
import org.nasd.simulator.cli.CliSettings;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.SimulatedCli;
import org.nasd.simulator.cli.SshIdentity;
import org.nasd.simulator.cli.Transport;
import org.nasd.simulator.internal.cli.ssh.KeyFiles;

/** A command line by Telnet or SSH. */
final class CliKind implements Kind {

    private final CliSettings.Builder cli = CliSettings.builder();
    private SshIdentity ssh = SshIdentity.MODERN;

    @Override
    public int usualPort() {
        return 2222;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                "name",
                "address",
                "port",
                "transport",
                "dialect",
                "mode",
                "users",
                "enable",
                "charset",
                "sessions",
                "idle",
                "linger",
                "latency",
                "clamp",
                "journal.memory",
                "seed",
                "ssh.old",
                "ssh.exec",
                "ssh.channels",
                "ssh.authorized",
                "ssh.hostkey");
    }

    @Override
    public Set<String> secrets() {
        return Set.of("users", "enable");
    }

    @Override
    public void set(String key, String value) {
        switch (key) {
            case "name" -> cli.name(value);
            case "address" -> cli.address(value);
            case "port" -> cli.port(Integer.parseInt(value));
            case "transport" -> cli.transport(transport(value));
            case "dialect" -> cli.dialect(Dialect.of(value));
            case "mode" -> cli.mode(value);
            case "users" -> {
                for (String user : value.split(",", -1)) {
                    cli.user(User.parse(user));
                }
            }
            case "enable" -> cli.secret(value);
            case "charset" -> cli.charset(Charset.forName(value));
            case "sessions" -> cli.maxSessions(Integer.parseInt(value));
            case "idle" -> cli.idle(Duration.ofSeconds(Long.parseLong(value)));
            case "linger" -> cli.linger(Duration.ofSeconds(Long.parseLong(value)));
            case "latency" -> cli.latency(Latency.parse(value));
            case "clamp" -> cli.clamp(Values.clamp(value));
            case "journal.memory" -> cli.journalCapacity(Integer.parseInt(value));
            case "seed" -> cli.seed(Long.parseLong(value));
            default -> ssh = identity(key, value);
        }
    }

    private SshIdentity identity(String key, String value) {
        return switch (key) {
            case "ssh.old" -> ssh.old(Values.truth(value));
            case "ssh.exec" -> ssh.exec(Values.truth(value));
            case "ssh.channels" -> ssh.maxChannels(Integer.parseInt(value));
            case "ssh.authorized" -> ssh.authorize(KeyFiles.authorized(Path.of(value)));
            case "ssh.hostkey" -> ssh.hostKey(KeyFiles.pair(Path.of(value)));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static Transport transport(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "ssh" -> Transport.SSH;
            case "telnet" -> Transport.TELNET;
            default -> throw new IllegalArgumentException("must be ssh or telnet");
        };
    }

    @Override
    public void fault(String rule) {
        cli.fault(Fault.parse(rule));
    }

    @Override
    public Running start() {
        SimulatedCli started = SimulatedCli.start(cli.ssh(ssh).build());
        return new Running(started, new Facts(started), Map.of("hostkey", started::changeHostKey), Map::of);
    }

    /** One table, {@code facts}, of rows with {@code key} and {@code value}. */
    private record Facts(SimulatedCli cli) implements Stock {
        private static void check(String table) {
            if (!table.equals("facts")) {
                throw new IllegalArgumentException("table '" + table + "': known is facts");
            }
        }

        @Override
        public List<Map<String, String>> rows(String table) {
            check(table);
            return cli.facts().entrySet().stream()
                    .map(fact -> Map.of("key", fact.getKey(), "value", fact.getValue()))
                    .toList();
        }

        @Override
        public void insert(String table, Map<String, String> row) {
            check(table);
            cli.know(row.getOrDefault("key", ""), row.getOrDefault("value", ""));
        }

        @Override
        public void clear(String table) {
            check(table);
            cli.forgetAll();
        }
    }
}
