package org.nasd.simulator.internal.cli;

import io.netty.channel.socket.SocketChannel;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.nasd.simulator.Effect;
import org.nasd.simulator.Fault;
import org.nasd.simulator.Journal;
import org.nasd.simulator.User;
import org.nasd.simulator.cli.CliSettings;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.Transport;
import org.nasd.simulator.internal.Core;
import org.nasd.simulator.internal.Desk;
import org.nasd.simulator.internal.Port;
import org.nasd.simulator.internal.Worker;
import org.nasd.simulator.internal.cli.ssh.SshDoor;

/** A command line at work. */
public final class Device implements AutoCloseable {

    private static final Set<Effect.Kind> NONSENSE =
            Set.of(Effect.Kind.NOISE, Effect.Kind.ENDLESS_RECORDS, Effect.Kind.ENDLESS_SENTENCE);

    private final CliSettings settings;
    private final Worker worker;
    private final Desk desk;
    private final Core core;
    private final Facts facts = new Facts();
    private final Rulebook rules;
    private final SshDoor ssh;

    /**
     * Opens the port.
     *
     * @throws UncheckedIOException when it cannot be had
     */
    public Device(CliSettings settings) {
        this.settings = settings;
        this.rules = new Rulebook(settings.dialect(), facts);
        settings.faults().forEach(Device::check);
        this.worker = new Worker(settings.name());
        this.desk = new Desk(worker.loop(), new Journal(settings.journalCapacity()), settings.seed())
                .with(settings.latency(), settings.clamp(), settings.faults());
        this.ssh = settings.transport() == Transport.SSH ? new SshDoor(this) : null;
        this.core = new Core(
                settings.name(),
                worker,
                desk,
                new Port(
                        settings.name(),
                        new InetSocketAddress(settings.address(), settings.port()),
                        worker,
                        this::furnish),
                Device::check);
    }

    private void furnish(SocketChannel channel) {
        Visit visit = new Visit(this);
        channel.pipeline().addLast(visit);
        if (ssh == null) {
            channel.pipeline().addLast(new TelnetLine(this, visit));
        } else {
            channel.pipeline().addLast(ssh.handler(visit));
        }
    }

    private static void check(Fault fault) {
        if (fault.effect() instanceof Effect.Garbage garbage && !NONSENSE.contains(garbage.kind())) {
            throw new IllegalArgumentException("fault: a command line knows garbage of kind noise, endless-records "
                    + "and endless-sentence, not " + garbage.kind());
        }
    }

    /** What it has in common with all simulated NAS. */
    public Core core() {
        return core;
    }

    public CliSettings settings() {
        return settings;
    }

    public Desk desk() {
        return desk;
    }

    Rulebook rules() {
        return rules;
    }

    public Map<String, String> facts() {
        return worker.ask(facts::all);
    }

    public void know(String key, String value) {
        worker.tell(() -> facts.put(key, value));
    }

    public void forgetAll() {
        worker.tell(facts::clear);
    }

    public void rule(Rule first) {
        worker.tell(() -> rules.first(first));
    }

    public void changeHostKey() {
        if (ssh == null) {
            throw new IllegalStateException("simulated NAS " + settings.name() + " has no host key: it speaks Telnet");
        }
        worker.tell(ssh::changeHostKey);
    }

    /**
     * Who may come in with that password, or null when nobody.
     *
     * @param name the name given, or null where none is asked for
     */
    public User let(String name, String password) {
        if (desk.refusesLogins()) {
            return null;
        }
        String plain = name == null || !settings.dialect().habits().repaints() ? name : name.replaceFirst("\\+.*", "");
        return settings.users().stream()
                .filter(user -> (plain == null || user.name().equals(plain))
                        && user.password().equals(password))
                .findFirst()
                .orElse(null);
    }

    /** The words that turn away a connection too many. */
    String fullWords() {
        return ssh == null ? wire(settings.dialect().texts().full()) : "";
    }

    String prompt(Place place) {
        return raw(settings.dialect()
                .modes()
                .get(place.mode())
                .replace("{name}", settings.name())
                .replace("{user}", place.user().replaceFirst("\\+.*", "")));
    }

    /** Text as it goes over the wire: raw, with CR LF. */
    public String wire(String text) {
        return raw(text).replace("\n", "\r\n");
    }

    String raw(String text) {
        return new String(text.getBytes(settings.charset()), StandardCharsets.ISO_8859_1);
    }

    String text(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), settings.charset());
    }

    @Override
    public void close() {
        core.close();
        if (ssh != null) {
            ssh.close();
        }
    }
}
