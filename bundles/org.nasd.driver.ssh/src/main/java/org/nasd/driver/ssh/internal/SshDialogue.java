package org.nasd.driver.ssh.internal;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Nas;
import org.nasd.cli.CliAccess;
import org.nasd.cli.CliDialogue;
import org.nasd.cli.CliSettings;
import org.nasd.cli.FencedStream;

/** A session by SSH. Whatever happens, nothing of it is left after {@link #close()} or {@link #abort()}: no thread, no connection. */
final class SshDialogue implements BlockingDialogue {

    static final int PORT = 22;

    /** How long the device may take to close the connection after we said good-bye. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private static final Duration LOGOUT = Duration.ofSeconds(2);

    private final Nas nas;
    private final int port;
    private final SshSettings settings;
    private final CliSettings cli;
    private final CliAccess access;
    private final HostKeys hostKeys;
    private final BooleanSupplier maySpeak;
    private final Duration login;
    private final Wire wire;
    private volatile Session session;
    private volatile ShellChannel shell;
    private volatile CliDialogue dialogue;
    private ExecChannels exec;

    /**
     * @param maySpeak whether anything may be sent at the moment
     */
    SshDialogue(Device device, HostKeys hostKeys, BooleanSupplier maySpeak) {
        Settings all = device.settings();
        this.nas = device.nas();
        this.port = nas.telnetPort() == null ? PORT : nas.telnetPort();
        this.settings = SshSettings.of(all);
        this.cli = CliSettings.of(all);
        this.access = CliAccess.of(nas, port);
        this.hostKeys = hostKeys;
        this.maySpeak = maySpeak;
        this.login = all.seconds("timeout.login");
        this.wire = new Wire(all.seconds("timeout.connect"));
    }

    @Override
    public Optional<Outcome.Unavailable> connect() throws Exception {
        if (nas.telnetLogin() == null) {
            return misconfigured("no login name is set: TELNET_LOGIN");
        }
        if (nas.telnetPassword() == null && !nas.secretOptions().containsKey("private_key")) {
            return misconfigured("neither a password (TELNET_PASSWORD) nor the option private_key is set");
        }
        HostKeyCheck check = new HostKeyCheck(settings.hostKeys(), hostKeys, nas.name());
        PasswordOnce once = new PasswordOnce(nas.telnetPassword());
        try {
            session = Logins.prepare(nas, port, settings, cli.charset(), wire, check, once);
            session.connect((int) login.toMillis());
        } catch (SettingException e) {
            return misconfigured(e.getMessage());
        } catch (JSchException e) {
            return Optional.of(check.verdict()
                    .map(v -> new Outcome.Unavailable(v.trouble(), access.where() + ": " + v.reason()))
                    .orElseGet(() -> Troubles.of(access.where(), e, wire.wasReached())));
        }
        return settings.exec() ? openExec() : openShell();
    }

    private Optional<Outcome.Unavailable> misconfigured(String what) {
        return Optional.of(new Outcome.Unavailable(Trouble.MISCONFIGURED, access.where() + ": " + what));
    }

    private Optional<Outcome.Unavailable> openExec() {
        exec = new ExecChannels(session, wire, maySpeak, cli.charset(), access.where(), settings.concurrency());
        return Optional.empty();
    }

    private Optional<Outcome.Unavailable> openShell() throws InterruptedException, IOException {
        shell = new ShellChannel(session);
        try {
            shell.open();
        } catch (JSchException e) {
            return Optional.of(
                    new Outcome.Unavailable(Trouble.BUSY, access.where() + ": it opens no shell: " + e.getMessage()));
        }
        dialogue = new CliDialogue(new FencedStream(shell, maySpeak), cli, access);
        return dialogue.begin(false, login);
    }

    @Override
    public Outcome perform(Task task) throws InterruptedException {
        if (!settings.exec()) {
            return dialogue.perform(task);
        }
        return isOpen()
                ? cli.commands().perform(task, exec::ask)
                : new Outcome.Unavailable(Trouble.LOST, access.where() + ": the session has ended while it was idle");
    }

    @Override
    public boolean isOpen() {
        Session opened = session;
        CliDialogue talking = dialogue;
        return opened != null
                && opened.isConnected()
                && !wire.isCut()
                && !wire.hasEnded()
                && (talking == null || talking.isOpen());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Session opened = session;
        if (opened == null) {
            return;
        }
        try {
            if (dialogue != null) {
                dialogue.leave(LOGOUT);
                shell.close();
            }
            wire.finish();
            wire.awaitEnd(FAREWELL);
        } finally {
            opened.disconnect();
            abort();
        }
    }

    @Override
    public void abort() {
        // JSch's thread sees the end of the connection, ends all channels and itself.
        wire.cut();
        ShellChannel stream = shell;
        if (stream != null) {
            stream.abort();
        }
    }
}
