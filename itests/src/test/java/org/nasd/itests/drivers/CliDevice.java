package org.nasd.itests.drivers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nasd.simulator.Latency;
import org.nasd.simulator.cli.CliSettings;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.SimulatedCli;
import org.nasd.simulator.cli.Step;
import org.nasd.simulator.cli.Transport;

/** A command line. Its answers hold the password, as those of a real device may. */
final class CliDevice implements Device {

    private static final String COMMAND = "mark ";
    private static final int BUSY = 75;
    private static final int CHANNELS = 4;

    private final String name;
    private final int forks;
    private final Form form;
    private final SimulatedCli simulated;

    /**
     * How it is reached.
     *
     * @param sessions connections that its NAS may have
     */
    private record Form(
            Transport transport, Dialect dialect, String scheme, String bundle, int sessions, List<String> settings) {}

    private static final Form SSH = new Form(
            Transport.SSH,
            Dialect.LINUX,
            "Test-Ssh",
            "org.nasd.driver.ssh",
            2,
            List.of(
                    "driver = ssh-generic",
                    "mode = exec",
                    "session.concurrency = " + CHANNELS,
                    "sessions.max = 2",
                    "transient = (?i)busy"));

    private static final Form TELNET = new Form(
            Transport.TELNET,
            Dialect.CISCO,
            "Test-Telnet",
            "org.nasd.driver.telnet",
            4,
            List.of(
                    "driver = telnet",
                    "prompt = [\\\\w)][>#]\\\\s*$",
                    "init.1 = terminal length 0",
                    "exit = exit",
                    "error = ^%",
                    "transient = (?i)^% *busy",
                    "sessions.max = 4"));

    private CliDevice(String name, int forks, Duration latency, Form form) {
        this.name = name;
        this.forks = forks;
        this.form = form;
        this.simulated = SimulatedCli.start(CliSettings.builder()
                .name(name)
                .transport(form.transport())
                .dialect(form.dialect().with(rules()))
                .user("nasd", password())
                .maxSessions(20)
                .latency(Latency.fixed(latency))
                .build());
    }

    /** SSH, a channel for each command. */
    static CliDevice ssh(String name, int forks, Duration latency) {
        return new CliDevice(name, forks, latency, SSH);
    }

    /** Telnet, a dialogue. */
    static CliDevice telnet(String name, int forks, Duration latency) {
        return new CliDevice(name, forks, latency, TELNET);
    }

    private List<Rule> rules() {
        Rule later = Rule.on(COMMAND + "(" + Pattern.quote(Mark.prefix(Mark.Mood.LATER)) + "\\S+)");
        Rule busy = new Rule(
                later.line(),
                Set.of(),
                List.of(),
                List.of("tried $1"),
                "% Busy: try again",
                BUSY,
                List.of(new Step.Put("tried $1", "")));
        return List.of(
                busy,
                Rule.on(COMMAND + Pattern.quote(Mark.prefix(Mark.Mood.NEVER)) + "\\S+")
                        .refuse(1, "% Not on this device"),
                Rule.on(COMMAND + "(\\S+)").answer("noted $1 for " + password()));
    }

    /** Events that its sessions can carry at once. */
    int carries() {
        return form.sessions() * (form.equals(SSH) ? CHANNELS : 1);
    }

    SimulatedCli simulated() {
        return simulated;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String bundle() {
        return form.bundle();
    }

    @Override
    public void install(Path etc) throws IOException {
        Schemes.write(etc, form.scheme(), COMMAND + "{{mark}}", form.settings());
    }

    @Override
    public String settings() {
        return "scheme=" + form.scheme() + " telnet_ip=127.0.0.1 telnet_port=" + simulated.port()
                + " telnet_login=nasd telnet_password=" + password() + " forks=" + forks;
    }

    @Override
    public int forks() {
        return forks;
    }

    @Override
    public List<Sight> sights() {
        return simulated.journal().entries().stream()
                .filter(entry -> entry.command().startsWith(COMMAND)
                        && (entry.executed() || entry.result() == org.nasd.simulator.JournalEntry.Result.REFUSED))
                .map(entry -> new Sight(
                        Mark.of(entry.command().substring(COMMAND.length())), entry.executed(), entry.endedMicros()))
                .toList();
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
        return form.sessions();
    }

    @Override
    public String password() {
        return "cli-S3cret-" + name;
    }

    @Override
    public void close() {
        simulated.close();
    }
}
