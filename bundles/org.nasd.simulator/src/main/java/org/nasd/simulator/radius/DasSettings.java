package org.nasd.simulator.radius;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nasd.simulator.Clamp;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Latency;

/**
 * How a simulated DAS is when it starts. Made by a {@link #builder()}.
 *
 * @param name what it is called
 * @param address where it listens; loopback unless there is a reason
 * @param port its port, or 0 for any free one
 * @param secret shared with its client
 * @param requireAuthenticator whether a request without Message-Authenticator is dropped; a wrong one always is
 * @param window how far an Event-Timestamp may be from its clock, else the request is dropped; zero for no matter how far
 * @param requireTimestamp whether a request without Event-Timestamp is dropped
 * @param acceptAny whether sessions that are not in the table are acknowledged; else NAK 503
 * @param oneAtATime whether a request for a session is dropped while another one for it is in work, as accel-ppp does
 * @param sessions the session table at the start
 * @param rules the first that fits counts
 * @param latency how long it takes over a request
 * @param clamp ceiling of the whole DAS, or null
 * @param faults rules in force from the start
 * @param journalCapacity how many journal entries it keeps in memory
 * @param seed of its random numbers
 */
public record DasSettings(
        String name,
        String address,
        int port,
        String secret,
        boolean requireAuthenticator,
        Duration window,
        boolean requireTimestamp,
        boolean acceptAny,
        boolean oneAtATime,
        List<DasSession> sessions,
        List<DasRule> rules,
        Latency latency,
        Clamp clamp,
        List<Fault> faults,
        int journalCapacity,
        long seed) {

    public DasSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(latency, "latency");
        sessions = List.copyOf(sessions);
        rules = List.copyOf(rules);
        faults = List.copyOf(faults);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + ": must be 0 to 65535");
        }
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("a DAS needs a secret");
        }
    }

    @Override
    public String toString() {
        return "DasSettings[" + name + "]";
    }

    /** Begins with: any free loopback port, secret "secret", signatures checked, any session acknowledged, no latency. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the settings of a DAS. */
    public static final class Builder {
        private String name = "das";
        private String address = "127.0.0.1";
        private int port;
        private String secret = "secret";
        private boolean requireAuthenticator;
        private Duration window = Duration.ZERO;
        private boolean requireTimestamp;
        private boolean acceptAny = true;
        private boolean oneAtATime;
        private final List<DasSession> sessions = new ArrayList<>();
        private final List<DasRule> rules = new ArrayList<>();
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

        public Builder secret(String shared) {
            secret = shared;
            return this;
        }

        public Builder requireAuthenticator(boolean on) {
            requireAuthenticator = on;
            return this;
        }

        public Builder window(Duration most) {
            window = most;
            return this;
        }

        public Builder requireTimestamp(boolean on) {
            requireTimestamp = on;
            return this;
        }

        public Builder acceptAny(boolean on) {
            acceptAny = on;
            return this;
        }

        public Builder oneAtATime(boolean on) {
            oneAtATime = on;
            return this;
        }

        /** Puts a session into the table; from then on sessions that are not there are refused, unless any is accepted after this. */
        public Builder session(DasSession session) {
            sessions.add(session);
            acceptAny = false;
            return this;
        }

        public Builder rule(DasRule rule) {
            rules.add(rule);
            return this;
        }

        public Builder latency(Latency each) {
            latency = each;
            return this;
        }

        public Builder clamp(Clamp ofTheDas) {
            clamp = ofTheDas;
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

        public DasSettings build() {
            return new DasSettings(
                    name,
                    address,
                    port,
                    secret,
                    requireAuthenticator,
                    window,
                    requireTimestamp,
                    acceptAny,
                    oneAtATime,
                    sessions,
                    rules,
                    latency,
                    clamp,
                    faults,
                    journalCapacity,
                    seed);
        }
    }
}
