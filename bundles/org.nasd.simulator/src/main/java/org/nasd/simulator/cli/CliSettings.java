package org.nasd.simulator.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Latency;
import org.nasd.simulator.User;

/**
 * How a simulated command line is when it starts. Made by a {@link #builder()}.
 *
 * @param name its name, as the prompt shows it
 * @param address where it listens; loopback unless there is a reason
 * @param port its port, or 0 for any free one
 * @param transport how it is reached
 * @param dialect how it speaks
 * @param mode the mode of who has just come in, or null for the dialect's first
 * @param users who may log in; where no name is asked for, any of their passwords does
 * @param secret the second password ({@code enable}); empty for none
 * @param ssh what it is to SSH
 * @param charset how its text is read and written
 * @param maxSessions connections at once, at most
 * @param idle how long a session may say nothing; zero for ever
 * @param linger how long a session that ended without leave still counts, as devices keep dead sessions
 * @param latency how long it takes over a command
 * @param clamp ceiling of the whole device, or null
 * @param faults rules in force from the start
 * @param journalCapacity how many journal entries it keeps in memory
 * @param seed of its random numbers
 */
public record CliSettings(
        String name,
        String address,
        int port,
        Transport transport,
        Dialect dialect,
        String mode,
        List<User> users,
        String secret,
        SshIdentity ssh,
        Charset charset,
        int maxSessions,
        Duration idle,
        Duration linger,
        Latency latency,
        Clamp clamp,
        List<Fault> faults,
        int journalCapacity,
        long seed) {

    public CliSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(ssh, "ssh");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(idle, "idle");
        Objects.requireNonNull(linger, "linger");
        Objects.requireNonNull(latency, "latency");
        mode = mode == null ? dialect.firstMode() : mode;
        users = List.copyOf(users);
        faults = List.copyOf(faults);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + ": must be 0 to 65535");
        }
        if (maxSessions < 1) {
            throw new IllegalArgumentException("max sessions must be at least 1");
        }
        if (!dialect.modes().containsKey(mode)) {
            throw new IllegalArgumentException("mode '" + mode + "' of dialect " + dialect.name() + ": known are "
                    + dialect.modes().keySet());
        }
    }

    @Override
    public String toString() {
        return "CliSettings[" + name + ", " + transport + ", " + dialect.name() + "]";
    }

    /** Begins with: any free loopback port, SSH, dialect CISCO, user admin without password, 5 sessions, no idle end, no latency. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the settings of a simulated command line. */
    public static final class Builder {
        private String name = "nas";
        private String address = "127.0.0.1";
        private int port;
        private Transport transport = Transport.SSH;
        private Dialect dialect = Dialect.CISCO;
        private String mode;
        private final List<User> users = new ArrayList<>();
        private String secret = "";
        private SshIdentity ssh = SshIdentity.MODERN;
        private Charset charset = StandardCharsets.UTF_8;
        private int maxSessions = 5;
        private Duration idle = Duration.ZERO;
        private Duration linger = Duration.ZERO;
        private Latency latency = Latency.NONE;
        private Clamp clamp;
        private final List<Fault> faults = new ArrayList<>();
        private int journalCapacity = 200_000;
        private long seed = 1;

        private Builder() {}

        public Builder name(String shown) {
            name = shown;
            return this;
        }

        public Builder address(String listen) {
            address = listen;
            return this;
        }

        public Builder port(int number) {
            port = number;
            return this;
        }

        public Builder transport(Transport reachedBy) {
            transport = reachedBy;
            return this;
        }

        public Builder dialect(Dialect spoken) {
            dialect = spoken;
            return this;
        }

        public Builder mode(String first) {
            mode = first;
            return this;
        }

        public Builder user(String login, String password) {
            return user(new User(login, password, User.Rights.FULL));
        }

        public Builder user(User user) {
            users.add(user);
            return this;
        }

        /** The second password. */
        public Builder secret(String enable) {
            secret = enable;
            return this;
        }

        public Builder ssh(SshIdentity identity) {
            ssh = identity;
            return this;
        }

        public Builder charset(Charset cs) {
            charset = cs;
            return this;
        }

        public Builder maxSessions(int most) {
            maxSessions = most;
            return this;
        }

        public Builder idle(Duration most) {
            idle = most;
            return this;
        }

        public Builder linger(Duration after) {
            linger = after;
            return this;
        }

        public Builder latency(Latency each) {
            latency = each;
            return this;
        }

        public Builder clamp(Clamp ofTheDevice) {
            clamp = ofTheDevice;
            return this;
        }

        public Builder fault(Fault rule) {
            faults.add(rule);
            return this;
        }

        public Builder journalCapacity(int entries) {
            journalCapacity = entries;
            return this;
        }

        public Builder seed(long ofRandom) {
            seed = ofRandom;
            return this;
        }

        public CliSettings build() {
            List<User> all = users.isEmpty() ? List.of(new User("admin", "", User.Rights.FULL)) : users;
            return new CliSettings(
                    name,
                    address,
                    port,
                    transport,
                    dialect,
                    mode,
                    all,
                    secret,
                    ssh,
                    charset,
                    maxSessions,
                    idle,
                    linger,
                    latency,
                    clamp,
                    faults,
                    journalCapacity,
                    seed);
        }
    }
}
