package org.nasd.itests.drivers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Latency;
import org.nasd.simulator.Trigger;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;

/** RouterOS by its API. */
final class RouterDevice implements Device {

    private static final String BUSY = "failure: device is busy, try again";

    private final String name;
    private final int forks;
    private final SimulatedRouter simulated;

    RouterDevice(String name, int forks, Duration latency) {
        this.name = name;
        this.forks = forks;
        this.simulated = SimulatedRouter.start(RouterSettings.builder()
                .name(name)
                .user("nasd", password())
                .latency(Latency.fixed(latency))
                .build());
        simulated.inject(
                change().containing("comment=" + Mark.prefix(Mark.Mood.NEVER)),
                new Effect.Refusal("invalid value for argument comment", 1));
    }

    /** Lets it be busy once for each of these. */
    RouterDevice busyFor(List<Mark> marks) {
        marks.forEach(mark -> simulated.inject(
                change().containing("comment=" + mark.text()).times(1), new Effect.Refusal(BUSY, null)));
        return this;
    }

    private static Trigger change() {
        return Trigger.on("/queue/simple/");
    }

    SimulatedRouter simulated() {
        return simulated;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String bundle() {
        return "org.nasd.driver.mikrotik";
    }

    @Override
    public void install(Path etc) throws IOException {
        Schemes.write(
                etc,
                "Test-Router",
                "/queue simple ensure [name={{login}}] target={{ip}}/32 comment={{mark}}",
                List.of("driver = mikrotik-simple", "sessions.max = " + sessionsAllowed(), "session.concurrency = 20"));
    }

    @Override
    public String settings() {
        return "scheme=Test-Router telnet_ip=127.0.0.1 telnet_port=" + simulated.port()
                + " telnet_login=nasd telnet_password=" + password() + " forks=" + forks;
    }

    @Override
    public int forks() {
        return forks;
    }

    @Override
    public List<Sight> sights() {
        return simulated.journal().entries().stream()
                .filter(entry -> entry.argument("comment") != null && isEnded(entry))
                .map(entry -> new Sight(Mark.of(entry.argument("comment")), entry.executed(), entry.endedMicros()))
                .toList();
    }

    private static boolean isEnded(JournalEntry entry) {
        return entry.executed() || entry.result() == JournalEntry.Result.REFUSED;
    }

    @Override
    public int mostAtOnce() {
        return simulated.gauges().maxInFlight();
    }

    @Override
    public int mostSessions() {
        return simulated.gauges().maxConnections();
    }

    @Override
    public int sessionsAllowed() {
        return 2;
    }

    @Override
    public String password() {
        return "router-S3cret-" + name;
    }

    @Override
    public void close() {
        simulated.close();
    }
}
