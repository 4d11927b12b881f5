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
import org.nasd.simulator.Gauges;
import org.nasd.simulator.Ledger.Sight;

/** The demo's NAS, each with somebody who watches it. */
final class Stage implements AutoCloseable {

    private final Map<Part, Prop> props = new LinkedHashMap<>();
    private final Map<Part, Long> ids = new LinkedHashMap<>();
    private final String password;

    Stage(List<Part> parts, List<Subscriber> subscribers, String password) {
        this.password = password;
        try {
            for (Part part : parts) {
                List<Subscriber> its =
                        subscribers.stream().filter(s -> s.part().equals(part)).toList();
                props.put(part, Prop.of(part, its, password));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Tells nasd of the NAS and the accounts on them. */
    void register(
            NasDirectory directory, NasRegistry registry, AccountDirectory accounts, List<Subscriber> subscribers) {
        props.forEach((part, prop) -> {
            long known = directory.all().stream()
                    .filter(nas -> nas.name().equals(part.name()))
                    .mapToLong(Nas::id)
                    .findFirst()
                    .orElse(0);
            if (known == 0) {
                ids.put(part, registry.add(nas(0, part, prop.nas().port())));
            } else {
                registry.update(nas(known, part, prop.nas().port()));
                ids.put(part, known);
            }
        });
        accounts.put(subscribers.stream()
                .map(subscriber -> subscriber.account(ids.get(subscriber.part())))
                .toList());
    }

    /** The host keys are as old as this demo: nothing is there to compare them with. */
    private Nas nas(long id, Part part, int port) {
        boolean radius = part.role().make() instanceof Role.Make.Radius;
        Secret secret = Secret.of(password);
        return new Nas(
                id,
                part.name(),
                part.ip(),
                part.role().scheme(),
                null,
                part.forks(),
                true,
                radius ? null : "127.0.0.1",
                radius ? null : port,
                Prop.LOGIN,
                secret,
                null,
                secret,
                radius ? port : null,
                radius ? Map.of("coa_ip", "127.0.0.1") : options(part),
                part.role().programme() == Programme.LISTS ? Map.of("enable_password", secret) : Map.of());
    }

    private static Map<String, String> options(Part part) {
        return part.role().make() instanceof Role.Make.Cli ? Map.of("host_key_policy", "accept") : Map.of();
    }

    /** The id that nasd gave a NAS. */
    long nasId(Part part) {
        return ids.get(part);
    }

    /** A NAS's figures. */
    Gauges gauges(Part part) {
        return props.get(part).nas().gauges();
    }

    /** How many events a NAS has seen so far. */
    int seen(Part part) {
        return props.get(part).witness().sights().size();
    }

    /** What all NAS saw. */
    List<Sight> sights() {
        List<Sight> all = new ArrayList<>();
        props.values().forEach(prop -> all.addAll(prop.witness().sights()));
        return all;
    }

    @Override
    public void close() {
        props.values().forEach(Prop::close);
    }
}
