package org.nasd.itests.drivers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Latency;
import org.nasd.simulator.Trigger;
import org.nasd.simulator.radius.DasRule;
import org.nasd.simulator.radius.DasSettings;
import org.nasd.simulator.radius.SimulatedDas;

/** RADIUS CoA. Its answers hold the secret. */
final class DasDevice implements Device {

    private static final String ATTRIBUTE = "Filter-Id=";
    private static final int INVALID_VALUE = 407;
    private static final int NO_RESOURCES = 506;

    private final String name;
    private final int forks;
    private final SimulatedDas simulated;

    DasDevice(String name, int forks, Duration latency) {
        this.name = name;
        this.forks = forks;
        this.simulated = SimulatedDas.start(DasSettings.builder()
                .name(name)
                .secret(password())
                .requireAuthenticator(true)
                .oneAtATime(true)
                .rule(DasRule.nak(ATTRIBUTE + Mark.prefix(Mark.Mood.NEVER), INVALID_VALUE))
                .rule(DasRule.ack(ATTRIBUTE, "Reply-Message=noted for " + password()))
                .latency(Latency.fixed(latency))
                .build());
    }

    /** Lets it have no room once for each of these. */
    DasDevice busyFor(List<Mark> marks) {
        marks.forEach(mark -> simulated.inject(
                Trigger.ALWAYS.containing(ATTRIBUTE + mark.text()).times(1), new Effect.Refusal("busy", NO_RESOURCES)));
        return this;
    }

    SimulatedDas simulated() {
        return simulated;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String bundle() {
        return "org.nasd.driver.radius";
    }

    @Override
    public void install(Path etc) throws IOException {
        Schemes.write(
                etc,
                "Test-Radius",
                "coa User-Name=\"{{login}}\",Filter-Id=\"{{mark}}\"",
                List.of("driver = radius-coa", "coa_ip = 127.0.0.1"));
    }

    @Override
    public String settings() {
        return "scheme=Test-Radius coa_port=" + simulated.port() + " coa_psw=" + password() + " forks=" + forks;
    }

    @Override
    public int forks() {
        return forks;
    }

    @Override
    public List<Sight> sights() {
        return simulated.journal().entries().stream()
                .filter(entry -> entry.executed() || entry.result() == JournalEntry.Result.REFUSED)
                .map(DasDevice::sight)
                .toList();
    }

    private static Sight sight(JournalEntry entry) {
        String mark = entry.words().stream()
                .filter(word -> word.startsWith(ATTRIBUTE))
                .findFirst()
                .orElseThrow()
                .substring(ATTRIBUTE.length());
        return new Sight(Mark.of(mark), entry.executed(), entry.endedMicros());
    }

    @Override
    public int mostAtOnce() {
        return simulated.gauges().maxInFlight();
    }

    @Override
    public int mostSessions() {
        return 0;
    }

    @Override
    public int sessionsAllowed() {
        return 0;
    }

    @Override
    public String password() {
        return "das-S3cret-" + name;
    }

    @Override
    public void close() {
        simulated.close();
    }
}
