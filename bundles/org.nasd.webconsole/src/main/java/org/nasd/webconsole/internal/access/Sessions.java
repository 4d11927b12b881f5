package org.nasd.webconsole.internal.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.nasd.api.operations.Role;
import org.nasd.webconsole.internal.ConsoleSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Who is logged in. They are forgotten when they were idle or logged in for too long, and when this bundle stops. */
@Component(service = Sessions.class, configurationPid = ConsoleSettings.PID)
public final class Sessions {

    private static final int MOST = 1000;
    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final long idleNanos;
    private final long longestNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Held> held = new LinkedHashMap<>(64, 0.75f, true);

    private record Held(Session session, long begun, long used) {}

    @Activate
    public Sessions(ConsoleSettings settings) {
        this(
                Duration.ofMinutes(settings.session_idle()),
                Duration.ofHours(settings.session_longest()),
                System::nanoTime);
    }

    /**
     * @param idle how long one lives without being used
     * @param longest how long one lives at all
     * @param nanoTime the monotonic clock
     */
    public Sessions(Duration idle, Duration longest, LongSupplier nanoTime) {
        this.idleNanos = idle.toNanos();
        this.longestNanos = longest.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Begins one. When there are too many, the one that was not used for the longest time ends. */
    public Session begin(String name, Role role) {
        Session session = new Session(secret(), name, role, secret());
        synchronized (held) {
            long now = nanoTime.getAsLong();
            held.values().removeIf(each -> isOver(each, now));
            if (held.size() >= MOST) {
                held.remove(held.keySet().iterator().next());
            }
            held.put(session.id(), new Held(session, now, now));
        }
        return session;
    }

    /** The session of that id, which is used by this; empty when there is none any more. */
    public Optional<Session> use(String id) {
        synchronized (held) {
            Held found = held.get(id);
            long now = nanoTime.getAsLong();
            if (found == null) {
                return Optional.empty();
            }
            if (isOver(found, now)) {
                held.remove(id);
                return Optional.empty();
            }
            held.put(id, new Held(found.session(), found.begun(), now));
            return Optional.of(found.session());
        }
    }

    public void end(String id) {
        synchronized (held) {
            held.remove(id);
        }
    }

    private boolean isOver(Held each, long now) {
        return now - each.used() > idleNanos || now - each.begun() > longestNanos;
    }

    private String secret() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
