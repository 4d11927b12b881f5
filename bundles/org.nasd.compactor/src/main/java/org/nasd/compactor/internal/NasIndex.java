package org.nasd.compactor.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasd.api.event.Event;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.Nas;

/** All NAS at one moment, to be found by id and by address. Immutable. */
final class NasIndex {

    private final Map<Long, Nas> byId;
    private final Map<String, List<Nas>> byAddress;

    NasIndex(Collection<Nas> all) {
        byId = all.stream()
                .collect(Collectors.toMap(Nas::id, Function.identity(), (first, second) -> first, HashMap::new));
        byAddress = byId.values().stream()
                .collect(Collectors.groupingBy(nas -> nas.ip().trim()));
    }

    /** The NAS an event is for: the one it names, else the account's own. */
    Optional<Nas> target(Event event, Account account) {
        Long own = account == null ? null : account.nasId();
        String address = address(event);
        if (address != null) {
            return byAddress(address, own);
        }
        return own == null ? Optional.empty() : byId(own);
    }

    /** The address by which an event names its NAS, or null. */
    static String address(Event event) {
        return event.nasIp() == null || event.nasIp().isBlank()
                ? null
                : event.nasIp().trim();
    }

    Optional<Nas> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * @param preferred the NAS to choose where several share the address, or null; else an enabled one with a low id is
     */
    Optional<Nas> byAddress(String address, Long preferred) {
        List<Nas> candidates = byAddress.getOrDefault(address, List.of());
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        return candidates.stream().min((a, b) -> Long.compare(rank(a, preferred), rank(b, preferred)));
    }

    private static long rank(Nas nas, Long preferred) {
        if (preferred != null && preferred == nas.id()) {
            return Long.MIN_VALUE;
        }
        return nas.enabled() ? nas.id() - Long.MAX_VALUE : nas.id();
    }

    Set<Long> ids() {
        return byId.keySet();
    }
}
