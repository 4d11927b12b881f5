package org.nasd.itests.tck;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasd.simulator.Latency;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.Trigger;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.Mark;
import org.nasd.tck.Play;

/** A simulated NAS of any kind as the kit's device; what differs between kinds is said by a {@link Kind}. */
final class Simulated implements DeviceUnderTest {

    /** Login and password of every simulated device. */
    static final String LOGIN = "tck-login";

    static final String PASSWORD = "tck-S3cret-word";

    private final Kind kind;
    private final Set<String> needs;
    private SimulatedNas simulated;

    Simulated(Kind kind) {
        this(kind, Set.of());
    }

    /**
     * @param needs further bundles that the driver needs
     */
    Simulated(Kind kind, Set<String> needs) {
        this.kind = kind;
        this.needs = needs;
    }

    @Override
    public String driver() {
        return kind.driver();
    }

    @Override
    public String bundle() {
        return kind.bundle();
    }

    @Override
    public Set<String> needs() {
        return needs;
    }

    @Override
    public int start(Path etc) {
        simulated = kind.start();
        return kind.overTcp() ? simulated.port() : 0;
    }

    @Override
    public Map<String, Object> nas() {
        return kind.nas(simulated);
    }

    @Override
    public Map<String, String> settings() {
        return kind.settings();
    }

    @Override
    public String template() {
        return kind.template();
    }

    @Override
    public List<Mark> marks() {
        return simulated.journal().entries().stream()
                .filter(entry -> entry.executed() && entry.command().startsWith(kind.command()))
                .map(entry -> new Mark(kind.marked(entry), entry.arrivedMicros(), entry.endedMicros()))
                .toList();
    }

    @Override
    public Set<Play> plays() {
        return Stream.concat(Stream.of(Play.SLOW), kind.effects().keySet().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void play(Play play) {
        if (play == Play.SLOW) {
            simulated.latency(Latency.fixed(Duration.ofMillis(Play.SLOW_MILLIS)));
        } else {
            simulated.inject(Trigger.on(kind.command()), kind.effects().get(play));
        }
    }

    @Override
    public void behave() {
        simulated.clearFaults();
        simulated.latency(Latency.NONE);
    }

    @Override
    public Map<String, Object> wrongLogin() {
        return kind.wrongLogin();
    }

    @Override
    public Map<String, String> badSettings() {
        return kind.badSettings();
    }

    @Override
    public Map<String, Runnable> misbehaviours() {
        Map<String, Runnable> all = new HashMap<>();
        kind.misbehaviours()
                .forEach((name, effect) -> all.put(name, () -> simulated.inject(Trigger.on(kind.command()), effect)));
        return all;
    }

    @Override
    public void close() {
        simulated.close();
    }
}
