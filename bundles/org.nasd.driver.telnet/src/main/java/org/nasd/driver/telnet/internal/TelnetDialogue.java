package org.nasd.driver.telnet.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Nas;
import org.nasd.cli.CliAccess;
import org.nasd.cli.CliDialogue;
import org.nasd.cli.CliSettings;
import org.nasd.cli.FencedStream;

/** A session by Telnet. Whatever happens, nothing of it is left after {@link #close()} or {@link #abort()}. */
final class TelnetDialogue implements BlockingDialogue {

    static final int PORT = 23;

    private static final Duration LOGOUT = Duration.ofSeconds(2);

    /** How long the device may take to close the connection after we said good-bye. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Nas nas;
    private final int port;
    private final CliAccess access;
    private final TelnetStream stream;
    private final CliDialogue dialogue;
    private final Duration connect;
    private final Duration login;

    /**
     * @param maySpeak whether anything may be sent at the moment
     */
    TelnetDialogue(Device device, BooleanSupplier maySpeak) {
        Settings settings = device.settings();
        this.nas = device.nas();
        this.port = nas.telnetPort() == null ? PORT : nas.telnetPort();
        this.access = CliAccess.of(nas, port);
        this.stream = new TelnetStream(nas.name(), TelnetSettings.of(settings));
        this.dialogue = new CliDialogue(new FencedStream(stream, maySpeak), CliSettings.of(settings), access);
        this.connect = settings.seconds("timeout.connect");
        this.login = settings.seconds("timeout.login");
    }

    @Override
    public Optional<Outcome.Unavailable> connect() throws IOException, InterruptedException {
        try {
            stream.connect(nas.managementAddress(), port, connect);
        } catch (SocketTimeoutException e) {
            return unreachable("no answer to the connection");
        } catch (UnknownHostException e) {
            return unreachable("the address is not known");
        } catch (IOException e) {
            return stream.wasTaken() ? closedAtOnce() : unreachable(String.valueOf(e.getMessage()));
        }
        return dialogue.begin(true, login);
    }

    private Optional<Outcome.Unavailable> closedAtOnce() {
        return Optional.of(new Outcome.Unavailable(
                Trouble.BUSY,
                access.where() + ": it closed the connection before saying anything; it may have enough sessions"));
    }

    private Optional<Outcome.Unavailable> unreachable(String what) {
        return Optional.of(new Outcome.Unavailable(Trouble.UNREACHABLE, access.where() + ": " + what));
    }

    @Override
    public Outcome perform(Task task) throws InterruptedException {
        return dialogue.perform(task);
    }

    @Override
    public boolean isOpen() {
        return dialogue.isOpen();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            if (stream.isOpen()) {
                dialogue.leave(LOGOUT);
                stream.finish(FAREWELL);
            }
        } finally {
            stream.abort();
        }
    }

    @Override
    public void abort() {
        stream.abort();
    }
}
