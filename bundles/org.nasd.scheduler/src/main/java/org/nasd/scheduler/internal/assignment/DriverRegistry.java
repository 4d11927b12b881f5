package org.nasd.scheduler.internal.assignment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nasd.api.driver.DeviceDriver;

/** The drivers that are there now, by name; of several with one name the one with the highest ranking. Safe for all threads. */
public final class DriverRegistry {

    /**
     * A driver and where it comes from.
     *
     * @param ranking its service ranking
     * @param serviceId its service id, by which earlier services win among equals
     * @param bundle symbolic name and version of its bundle
     */
    public record Entry(String name, DeviceDriver driver, int ranking, long serviceId, String bundle) {}

    private static final Comparator<Entry> BEST_FIRST =
            Comparator.comparingInt(Entry::ranking).reversed().thenComparingLong(Entry::serviceId);

    private final Map<Long, Entry> entries = new ConcurrentHashMap<>();

    public void add(Entry entry) {
        entries.put(entry.serviceId(), entry);
    }

    public void remove(long serviceId) {
        entries.remove(serviceId);
    }

    Optional<DeviceDriver> find(String name) {
        return all().stream().filter(e -> e.name().equals(name)).findFirst().map(Entry::driver);
    }

    /** All drivers, the one in use first among those of one name. */
    public List<Entry> all() {
        return entries.values().stream()
                .sorted(Comparator.comparing(Entry::name).thenComparing(BEST_FIRST))
                .toList();
    }
}
