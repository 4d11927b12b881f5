package org.nasd.simulator.routeros;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Latency;
import org.nasd.simulator.User;

/**
 * How a simulated router is when it starts. Made by a {@link #builder()}.
 *
 * @param name its identity
 * @param address where it listens; loopback unless there is a reason
 * @param port its port, or 0 for any free one
 * @param users who may log in
 * @param login by which form
 * @param emptyReply whether an answer without records says {@code !empty} (RouterOS 7.18 and later)
 * @param charset how its text is to be read; on the wire and in its tables it keeps bytes as they are
 * @param maxSessions how many may be connected at once (RouterOS: 20)
 * @param latency how long it takes over a command
 * @param clamp ceiling of the whole router, or null
 * @param connectionClamp ceiling of each connection, or null
 * @param faults rules in force from the start
 * @param maxWord longest word in bytes that it takes; a longer one costs the connection
 * @param journalCapacity how many journal entries it keeps in memory
 * @param tls how it proves who it is, or null for plain TCP
 * @param seed of its random numbers
 */
public record RouterSettings(
        String name,
        String address,
        int port,
        List<User> users,
        LoginForm login,
        boolean emptyReply,
        Charset charset,
        int maxSessions,
        Latency latency,
        Clamp clamp,
        Clamp connectionClamp,
        List<Fault> faults,
        int maxWord,
        int journalCapacity,
        SSLContext tls,
        long seed) {

    public RouterSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(latency, "latency");
        users = List.copyOf(users);
        faults = List.copyOf(faults);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + ": must be 0 to 65535");
        }
        if (maxSessions < 1 || maxWord < 64) {
            throw new IllegalArgumentException("max sessions must be at least 1, the longest word at least 64 bytes");
        }
    }

    /** Begins with: name MikroTik, any free loopback port, user admin without password, both logins, {@code !empty}, no latency. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the settings of a router. */
    public static final class Builder {
        private String name = "MikroTik";
        private String address = "127.0.0.1";
        private int port;
        private final List<User> users = new ArrayList<>();
        private LoginForm login = LoginForm.BOTH;
        private boolean emptyReply = true;
        private Charset charset = StandardCharsets.UTF_8;
        private int maxSessions = 20;
        private Latency latency = Latency.NONE;
        private Clamp clamp;
        private Clamp connectionClamp;
        private final List<Fault> faults = new ArrayList<>();
        private int maxWord = 1 << 20;
        private int journalCapacity = 200_000;
        private SSLContext tls;
        private long seed = 1;

        private Builder() {}

        public Builder name(String identity) {
            name = identity;
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

        /** Adds a user with all rights. */
        public Builder user(String login, String password) {
            return user(new User(login, password, User.Rights.FULL));
        }

        public Builder user(User user) {
            users.add(user);
            return this;
        }

        public Builder login(LoginForm form) {
            login = form;
            return this;
        }

        public Builder emptyReply(boolean on) {
            emptyReply = on;
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

        public Builder latency(Latency each) {
            latency = each;
            return this;
        }

        public Builder clamp(Clamp ofTheRouter) {
            clamp = ofTheRouter;
            return this;
        }

        public Builder connectionClamp(Clamp ofEach) {
            connectionClamp = ofEach;
            return this;
        }

        public Builder fault(Fault rule) {
            faults.add(rule);
            return this;
        }

        public Builder maxWord(int bytes) {
            maxWord = bytes;
            return this;
        }

        public Builder journalCapacity(int entries) {
            journalCapacity = entries;
            return this;
        }

        public Builder tls(SSLContext identity) {
            tls = identity;
            return this;
        }

        public Builder seed(long ofRandom) {
            seed = ofRandom;
            return this;
        }

        public RouterSettings build() {
            List<User> all = users.isEmpty() ? List.of(new User("admin", "", User.Rights.FULL)) : users;
            return new RouterSettings(
                    name,
                    address,
                    port,
                    all,
                    login,
                    emptyReply,
                    charset,
                    maxSessions,
                    latency,
                    clamp,
                    connectionClamp,
                    faults,
                    maxWord,
                    journalCapacity,
                    tls,
                    seed);
        }
    }
}
