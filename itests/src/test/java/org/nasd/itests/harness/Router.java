package org.nasd.itests.harness;

import java.time.Duration;
import org.nasd.simulator.Journal;
import org.nasd.simulator.Latency;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;

/** A simulated router, and how it is made known to an instance. */
public final class Router implements AutoCloseable {

    public static final String LOGIN = "nasd";
    public static final String PASSWORD = "s3cret";

    private static final int JOURNAL = 200_000;

    private final String name;
    private final SimulatedRouter simulated;

    private Router(String name, SimulatedRouter simulated) {
        this.name = name;
        this.simulated = simulated;
    }

    public static Router start(String name, Duration latency) {
        return start(name, latency, JOURNAL);
    }

    /**
     * Starts a router.
     *
     * @param journal how many entries its journal remembers
     */
    public static Router start(String name, Duration latency, int journal) {
        RouterSettings settings = RouterSettings.builder()
                .name(name)
                .user(LOGIN, PASSWORD)
                .latency(Latency.fixed(latency))
                .journalCapacity(journal)
                .build();
        return new Router(name, SimulatedRouter.start(settings));
    }

    /** Adds it to an instance as the NAS of the given address, which only names it: it listens on loopback. */
    public void addTo(Distribution nasd, String address, String scheme, int forks) throws Exception {
        nasd.admin()
                .run("nas:add name=" + name + " nas_ip=" + address + " telnet_ip=127.0.0.1 telnet_port="
                        + simulated.port() + " telnet_login=" + LOGIN + " telnet_password=" + PASSWORD + " scheme="
                        + scheme + " forks="
                        + forks)
                .ok();
    }

    public String name() {
        return name;
    }

    public SimulatedRouter simulated() {
        return simulated;
    }

    public Journal journal() {
        return simulated.journal();
    }

    /** Waits until it has carried out whatever had arrived. */
    public void awaitQuiet() throws InterruptedException {
        Await.until(
                "the router is quiet",
                Duration.ofSeconds(10),
                () -> simulated.gauges().inFlight() == 0 && simulated.gauges().connections() == 0);
    }

    @Override
    public void close() {
        simulated.close();
    }
}
