package org.nasd.simulator.internal.demo;

import java.time.Duration;
import java.util.List;
import org.nasd.simulator.Latency;

/**
 * A simulated router's part in the demo.
 *
 * @param name what it is called
 * @param ip the address that events name it by
 * @param network first two numbers of its subscribers' addresses
 * @param forks accounts served at once
 * @param latency how long it takes over a command
 * @param accounts how many subscribers it has
 */
record Part(String name, String ip, String network, int forks, Latency latency, int accounts) {

    /** Three routers of different strength, so that the same wave drains from all of them within a few seconds. */
    static final List<Part> ALL = List.of(
            new Part("bras-small", "10.90.1.1", "10.81", 5, millis(5, 15), 100),
            new Part("bras-middle", "10.90.2.1", "10.82", 20, millis(15, 35), 300),
            new Part("bras-large", "10.90.3.1", "10.83", 100, millis(40, 60), 600));

    private static Latency millis(long least, long most) {
        return Latency.between(Duration.ofMillis(least), Duration.ofMillis(most));
    }
}
