package org.nasd.scheduler.internal.assignment;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.Settings;
import org.nasd.api.event.Event;
import org.nasd.benchmarks.bench.SampleNas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The variables of an event, as the scheduler gathers them from PARAMS and the NAS when it sends it. */
@State(Scope.Benchmark)
public class VariablesBenchmark {

    private static final String JSON =
            "{\"login\":\"user7\",\"ip\":\"10.0.0.7\",\"mac\":\"00:11:22:33:44:55\",\"auth_type\":6,\"snatip\":\"192.0.2.1\","
                    + "\"rate_in\":10240,\"rate_out\":10240,\"ceil_in\":20480,\"ceil_out\":20480,\"burst_in\":1024,\"burst_out\":1024,"
                    + "\"cburst_in\":2048,\"cburst_out\":2048,\"logged\":true,\"redirect\":false,\"accept\":true,\"tariff\":\"Home 100\","
                    + "\"contract\":\"2026-7\",\"address\":\"Main street 1, flat 7\"}";

    /** What a template asks for, that sets an address and a rate. */
    private static final Set<String> WANTED = Set.of("ip", "rate_in", "rate_out");

    private final Event event = Event.of("user_rate_set", 7).on(1, "10.0.0.1").with(7L, JSON);
    private final Device device = new Device(SampleNas.at(8728), Settings.of(Map.of()));

    @Benchmark
    public Map<String, Object> variablesOfAnEvent() throws IOException {
        return Variables.of(event, device, WANTED::contains);
    }
}
