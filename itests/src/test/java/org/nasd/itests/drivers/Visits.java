package org.nasd.itests.drivers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.nasd.simulator.SimulatedNas;

/** Notes when connections arrive at simulated NAS, which tell only how many there were. */
final class Visits implements AutoCloseable {

    private static final long LOOK_MILLIS = 5;

    private final Map<Integer, ConcurrentLinkedQueue<Long>> times = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final List<SimulatedNas> simulated;

    Visits(List<SimulatedNas> simulated) {
        this.simulated = simulated;
        for (int i = 0; i < simulated.size(); i++) {
            times.put(i, new ConcurrentLinkedQueue<>());
        }
        var unused = watch.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (int i = 0; i < simulated.size(); i++) {
            while (times.get(i).size() < simulated.get(i).gauges().accepted()) {
                times.get(i).add(System.currentTimeMillis() * 1000);
            }
        }
    }

    /** How many there were at one of them until that time, in microseconds since 1970. */
    long until(int index, long micros) {
        return times.get(index).stream().filter(time -> time <= micros).count();
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
