package org.nasd.compactor.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.scheme.Escaper;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.stack.StackException;
import org.nasd.api.transcript.Delivery;
import org.nasd.api.transcript.Transcript;

/** What surrounds the compactor: NAS, accounts, schemes and logs, in memory. Safe for all threads. */
final class World implements NasDirectory, AccountDirectory, Transcript {

    final Map<Long, Nas> nas = new ConcurrentHashMap<>();
    final Map<Long, Account> accounts = new ConcurrentHashMap<>();
    final Map<String, Scheme> schemes = new ConcurrentHashMap<>();
    final List<String> daemon = new CopyOnWriteArrayList<>();
    final List<String> remarks = new CopyOnWriteArrayList<>();
    final List<Set<Long>> lookups = new CopyOnWriteArrayList<>();
    volatile boolean accountsDown;
    volatile boolean nasDown;
    volatile int nasReads;

    static String address(long id) {
        return "10.0.0." + id;
    }

    static Nas nas(long id, Map<String, String> options) {
        return new Nas(
                id,
                "bras" + id,
                address(id),
                "Mikrotik-Simple",
                null,
                5,
                true,
                null,
                null,
                "admin",
                null,
                null,
                null,
                null,
                options,
                Map.of());
    }

    void addNas(long id) {
        nas.put(id, nas(id, Map.of()));
    }

    void addAccount(long id, Long nasId, Map<String, Object> variables) {
        accounts.put(id, new Account(id, id + 1000, nasId, variables));
    }

    static Event onNas(String type, long userId, String nasIp) {
        return new Event(type, userId, null, null, nasIp, null, null, null, Owner.UNKNOWN);
    }

    static Event withParams(String type, long userId, String params) {
        return new Event(type, userId, null, null, null, null, null, params, Owner.UNKNOWN);
    }

    static Event about(String type, long userId, Long service, String session) {
        return new Event(type, userId, null, null, null, service, session, null, Owner.UNKNOWN);
    }

    void addScheme(String name, Map<String, String> settings) {
        schemes.put(name, new Scheme() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String path() {
                return "/etc/oss/" + name;
            }

            @Override
            public String driver() {
                return "mikrotik-simple";
            }

            @Override
            public Map<String, String> settings() {
                return settings;
            }

            @Override
            public Set<String> events() {
                return Set.of();
            }

            @Override
            public Set<String> variables(String event) {
                return Set.of();
            }

            @Override
            public Rendering render(String event, Map<String, Object> variables, Escaper escaper) {
                throw new UnsupportedOperationException("nothing is sent here");
            }
        });
    }

    @Override
    public synchronized List<Nas> all() {
        nasReads++;
        if (nasDown) {
            throw new StackException("the NAS cannot be read: connection refused");
        }
        return List.copyOf(new TreeMap<>(nas).values());
    }

    @Override
    public Optional<Nas> find(long id) {
        return Optional.ofNullable(nas.get(id));
    }

    @Override
    public Map<Long, Account> find(Collection<Long> userIds) {
        lookups.add(Set.copyOf(userIds));
        if (accountsDown) {
            throw new StackException("the accounts cannot be read: connection refused");
        }
        Map<Long, Account> found = new HashMap<>();
        userIds.forEach(id -> Optional.ofNullable(accounts.get(id)).ifPresent(account -> found.put(id, account)));
        return found;
    }

    @Override
    public void put(Collection<Account> added) {
        added.forEach(account -> accounts.put(account.userId(), account));
    }

    SchemeRegistry registry() {
        return new SchemeRegistry() {
            @Override
            public Optional<SchemeStatus> find(String name) {
                return Optional.ofNullable(schemes.get(name))
                        .map(scheme -> new SchemeStatus(name, scheme.path(), Optional.of(scheme), List.of()));
            }

            @Override
            public List<SchemeStatus> all() {
                return schemes.keySet().stream()
                        .map(this::find)
                        .flatMap(Optional::stream)
                        .toList();
            }

            @Override
            public String pathOf(String name) {
                return "/etc/oss/" + name;
            }
        };
    }

    @Override
    public void daemon(String line) {
        daemon.add(line);
    }

    @Override
    public void remark(Nas on, Long abonentId, long userId, String text) {
        remarks.add(on.name() + "/" + abonentId + "/" + userId + ": " + text);
    }

    @Override
    public void delivered(Delivery delivery) {
        throw new UnsupportedOperationException("nothing is sent here");
    }

    @Override
    public Path nasLog(Nas on) {
        throw new UnsupportedOperationException("no files here");
    }

    @Override
    public Path accountLog(long abonentId, long userId) {
        throw new UnsupportedOperationException("no files here");
    }

    @Override
    public Path daemonLog() {
        throw new UnsupportedOperationException("no files here");
    }

    @Override
    public long dropped() {
        return 0;
    }
}
