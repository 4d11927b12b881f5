package org.nasd.simulator.internal.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.nas.Secret;
import org.nasd.simulator.Journal;
import org.nasd.simulator.Ledger.Sight;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;

/** The demo's routers, each with somebody who watches it. */
final class Stage implements AutoCloseable {

    static final String SCHEME = "Mikrotik-Simple";

    private static final String LOGIN = "nasd";

    private final Map<Part, SimulatedRouter> routers = new LinkedHashMap<>();
    private final Map<Part, Witness> witnesses = new LinkedHashMap<>();
    private final Map<Part, Long> ids = new LinkedHashMap<>();
    private final String password;

    Stage(List<Part> parts, List<Subscriber> subscribers, String password) {
        this.password = password;
        try {
            for (Part part : parts) {
                open(
                        part,
                        subscribers.stream().filter(s -> s.part().equals(part)).toList());
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open(Part part, List<Subscriber> subscribers) {
        SimulatedRouter router = SimulatedRouter.start(RouterSettings.builder()
                .name(part.name())
                .user(LOGIN, password)
                .latency(part.latency())
                .seed(part.ip().hashCode())
                .journalCapacity(0)
                .build());
        routers.put(part, router);
        Witness witness = new Witness();
        witnesses.put(part, witness);
        List<Map<String, String>> rows = new ArrayList<>();
        for (Subscriber subscriber : subscribers) {
            for (String list : Wave.listsBefore(subscriber)) {
                rows.add(Map.of("list", list, "address", subscriber.ip(), "comment", subscriber.key()));
                witness.present(list, subscriber.key());
            }
        }
        router.insert("/ip/firewall/address-list", rows);
        Journal.Following untilTheEnd = router.journal().follow(witness);
        assert untilTheEnd != null;
    }

    /** Tells nasd of the routers and the accounts on them. */
    void register(
            NasDirectory directory, NasRegistry registry, AccountDirectory accounts, List<Subscriber> subscribers) {
        routers.forEach((part, router) -> {
            long known = directory.all().stream()
                    .filter(nas -> nas.name().equals(part.name()))
                    .mapToLong(Nas::id)
                    .findFirst()
                    .orElse(0);
            if (known == 0) {
                ids.put(part, registry.add(nas(0, part, router.port())));
            } else {
                registry.update(nas(known, part, router.port()));
                ids.put(part, known);
            }
        });
        accounts.put(subscribers.stream()
                .map(subscriber -> subscriber.account(ids.get(subscriber.part())))
                .toList());
    }

    private Nas nas(long id, Part part, int port) {
        return new Nas(
                id,
                part.name(),
                part.ip(),
                SCHEME,
                null,
                part.forks(),
                true,
                "127.0.0.1",
                port,
                LOGIN,
                Secret.of(password),
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }

    /** The id that nasd gave a router. */
    long nasId(Part part) {
        return ids.get(part);
    }

    SimulatedRouter router(Part part) {
        return routers.get(part);
    }

    /** How many events a router has seen so far. */
    int seen(Part part) {
        return witnesses.get(part).sights().size();
    }

    /** What all routers saw. */
    List<Sight> sights() {
        List<Sight> all = new ArrayList<>();
        witnesses.values().forEach(witness -> all.addAll(witness.sights()));
        return all;
    }

    @Override
    public void close() {
        routers.values().forEach(SimulatedRouter::close);
    }
}
