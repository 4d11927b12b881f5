package org.nasd.metrics.internal.exposition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.TypeLatency;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Makes counters that never go back. The dispatch counts since it, or its work on the NAS, began; here is added up what came between
 * readings, so that a new start of it, a NAS that goes away and comes back, or another driver leaves what was counted before where it
 * was. Safe for use by many threads.
 */
@Component(service = Odometer.class, immediate = true)
public final class Odometer {

    /** Stands for the driver as long as a NAS had none. */
    static final String NO_DRIVER = "none";

    private static final long FORGOTTEN = TimeUnit.HOURS.toNanos(1);

    private final LongSupplier nanoTime;
    private final Map<Long, Meter> meters = new HashMap<>();
    private final Map<String, Tally> drivers = new TreeMap<>();
    private final Map<String, TypeTally> types = new TreeMap<>();

    /** One NAS. */
    private static final class Meter {
        private final Map<String, Tally> tallies = new TreeMap<>();
        private String driver = NO_DRIVER;
        private NasStatus last;
        private long seen;
    }

    @Activate
    public Odometer() {
        this(System::nanoTime);
    }

    Odometer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes a reading of all NAS, and has everything counted so far looked at before another is taken. */
    synchronized void read(List<NasStatus> statuses, View view) {
        long now = nanoTime.getAsLong();
        for (NasStatus status : statuses) {
            Meter meter = meters.computeIfAbsent(status.nas().id(), id -> new Meter());
            meter.seen = now;
            add(meter, status);
            meter.tallies.forEach((driver, tally) ->
                    view.ofNas().accept(new NasDriver(status.nas().id(), driver), tally));
        }
        meters.values().removeIf(meter -> now - meter.seen > FORGOTTEN);
        drivers.forEach(view.ofDriver());
        types.forEach(view.ofType());
    }

    /** Who looks at it. */
    record View(
            BiConsumer<NasDriver, Tally> ofNas,
            BiConsumer<String, Tally> ofDriver,
            BiConsumer<String, TypeTally> ofType) {}

    /** A NAS and the driver it had. */
    record NasDriver(long nasId, String driver) {}

    private void add(Meter meter, NasStatus now) {
        if (now.driver() != null && !now.driver().equals(meter.driver)) {
            // Zeros of no driver would only be a second series that never moves
            meter.tallies.computeIfPresent(NO_DRIVER, (driver, tally) -> isEmpty(tally) ? null : tally);
            meter.driver = now.driver();
        }
        NasStatus before = meter.last != null && isBehind(meter.last, now) ? null : meter.last;
        meter.last = now;
        meter.tallies.computeIfAbsent(meter.driver, driver -> new Tally()).add(before, now);
        drivers.computeIfAbsent(meter.driver, driver -> new Tally()).add(before, now);
        addTypes(before == null ? List.of() : before.types(), now.types());
    }

    private static boolean isEmpty(Tally tally) {
        return tally.done + tally.postponed + tally.failed + tally.superseded == 0;
    }

    /** Whether the later reading is of another count, begun anew. */
    private static boolean isBehind(NasStatus before, NasStatus now) {
        return now.done() < before.done()
                || now.postponed() < before.postponed()
                || now.failed() < before.failed()
                || now.superseded() < before.superseded()
                || now.durations().count() < before.durations().count()
                || now.queued().count() < before.queued().count();
    }

    private void addTypes(List<TypeLatency> before, List<TypeLatency> now) {
        if (now.isEmpty()) {
            return;
        }
        Map<String, TypeLatency> earlier = new HashMap<>();
        before.forEach(type -> earlier.put(type.type(), type));
        now.forEach(type ->
                types.computeIfAbsent(type.type(), name -> new TypeTally()).add(earlier.get(type.type()), type));
    }
}
