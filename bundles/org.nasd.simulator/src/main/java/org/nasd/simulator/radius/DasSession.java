package org.nasd.simulator.radius;

import java.util.Map;
import java.util.Objects;

/**
 * A subscriber's session as a DAS knows it. A request means it when every name it is called by in the request is its own.
 *
 * @param id Acct-Session-Id, or empty
 * @param ip Framed-IP-Address, or empty
 * @param login User-Name, or empty
 * @param state what CoA requests set, by attribute; the last value of each
 */
public record DasSession(String id, String ip, String login, Map<String, String> state) {

    public DasSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(ip, "ip");
        Objects.requireNonNull(login, "login");
        state = Map.copyOf(state);
        if (id.isEmpty() && ip.isEmpty() && login.isEmpty()) {
            throw new IllegalArgumentException("a session needs an id, an address or a login");
        }
    }

    public DasSession(String id, String ip, String login) {
        this(id, ip, login, Map.of());
    }
}
