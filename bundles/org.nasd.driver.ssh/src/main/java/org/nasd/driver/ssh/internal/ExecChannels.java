package org.nasd.driver.ssh.internal;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Trouble;
import org.nasd.cli.Reply;

/** One channel per command, several at once. Safe for all threads. */
final class ExecChannels {

    private static final Duration STATUS_GRACE = Duration.ofMillis(100);

    private final Session session;
    private final Wire wire;
    private final BooleanSupplier maySpeak;
    private final Charset charset;
    private final String where;
    private final Turns turns;
    private volatile boolean proven;

    /**
     * @param maySpeak whether a command may be sent at the moment
     */
    ExecChannels(Session session, Wire wire, BooleanSupplier maySpeak, Charset charset, String where, int concurrency) {
        this.session = session;
        this.wire = wire;
        this.maySpeak = maySpeak;
        this.charset = charset;
        this.where = where;
        this.turns = new Turns(concurrency);
    }

    /** Runs a command. */
    Reply ask(String command, long deadline) throws InterruptedException {
        while (turns.take(deadline)) {
            boolean held = true;
            try {
                return run(command, deadline);
            } catch (NotOpened e) {
                held = false;
                if (!turns.refused()) {
                    return new Reply.Ended(
                            "", Duration.ZERO, Trouble.BUSY, where + ": it opens no channel for a command", false);
                }
            } finally {
                if (held) {
                    turns.giveBack();
                }
            }
        }
        return new Reply.Ended("", Duration.ZERO, Trouble.BUSY, where + ": no channel became free in time", false);
    }

    private Reply run(String command, long deadline) throws InterruptedException, NotOpened {
        ChannelExec channel = null;
        long sentAt = System.nanoTime();
        Capture capture = new Capture();
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(command.getBytes(charset));
            channel.setOutputStream(capture.output());
            channel.setErrStream(capture.errors());
            if (!maySpeak.getAsBoolean()) {
                wire.cut();
                return new Reply.Ended(
                        "", Duration.ZERO, Trouble.LOST, where + ": " + DriverContext.MAY_NOT_SPEAK, false);
            }
            connect(channel, deadline);
            boolean complete = capture.await(deadline);
            Duration took = Duration.ofNanos(System.nanoTime() - sentAt);
            return complete ? reply(channel, capture, took) : new Reply.Silent(capture.text(charset), took);
        } catch (JSchException e) {
            return failed(e, capture, sentAt);
        } finally {
            if (channel != null) {
                channel.disconnect();
            }
        }
    }

    /** The first one asks whether the device takes single commands at all, which costs some 10 ms in JSch; the others do not. */
    private void connect(ChannelExec channel, long deadline) throws JSchException {
        if (proven) {
            channel.connect();
        } else {
            channel.connect((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            proven = true;
        }
    }

    private Reply reply(ChannelExec channel, Capture capture, Duration took) throws InterruptedException {
        String text = capture.text(charset);
        int status = channel.getExitStatus();
        String signal = channel.getExitSignal();
        if (signal != null && !signal.isEmpty()) {
            return new Reply.Complete((text + "\n[ended by the signal " + signal + "]").strip(), took, 255);
        }
        if (status >= 0) {
            return new Reply.Complete(text, took, status);
        }
        return isLost()
                ? new Reply.Ended(text, took, Trouble.LOST, where + ": the connection was lost during a command", true)
                : new Reply.Complete(text, took, 0);
    }

    /** No status: either the device sends none, or the connection ended, which JSch tells a moment after it ended the channels. */
    private boolean isLost() throws InterruptedException {
        wire.awaitEnd(STATUS_GRACE);
        return wire.hasEnded() || !session.isConnected();
    }

    private Reply failed(JSchException e, Capture capture, long sentAt) throws NotOpened {
        String message = String.valueOf(e.getMessage());
        Duration took = Duration.ofNanos(System.nanoTime() - sentAt);
        if (wire.hasEnded() || !session.isConnected()) {
            boolean before = message.contains("session is down") || message.contains("channel is not opened");
            return new Reply.Ended(
                    capture.text(charset), took, Trouble.LOST, where + ": the connection is lost: " + message, !before);
        }
        if (message.contains("channel is not opened")) {
            throw new NotOpened();
        }
        if (message.contains("failed to send channel request")) {
            return new Reply.Ended(
                    "",
                    took,
                    Trouble.MISCONFIGURED,
                    where + ": it does not take single commands (exec); set mode = shell",
                    false);
        }
        return message.contains("timeout")
                ? new Reply.Silent(capture.text(charset), took)
                : new Reply.Ended(capture.text(charset), took, Trouble.LOST, where + ": " + message, true);
    }

    /** The device did not open the channel; nothing of the command was sent. */
    private static final class NotOpened extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
