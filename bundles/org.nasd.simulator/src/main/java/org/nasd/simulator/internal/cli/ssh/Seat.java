package org.nasd.simulator.internal.cli.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.common.io.IoInputStream;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionAware;
import org.apache.sshd.server.command.AsyncCommand;
import org.nasd.simulator.internal.Desk;

/** Joins a guest to his channel, without a thread of its own. Called by the device's thread only. */
final class Seat implements AsyncCommand, ChannelSessionAware, ChannelDataReceiver {

    private final Desk desk;
    private final Guest guest;
    private IoOutputStream out;
    private ExitCallback exit;
    private boolean started;

    Seat(Desk desk, Guest guest) {
        this.desk = desk;
        this.guest = guest;
    }

    @Override
    public void setChannelSession(ChannelSession channel) {
        channel.setDataReceiver(this);
    }

    @Override
    public void setIoOutputStream(IoOutputStream stream) {
        out = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        started = true;
        guest.start(
                channel.getSession().getUsername(),
                environment,
                channel.getSession().getAttribute(SshDoor.VISIT),
                new Mouthpiece(desk, channel, out, exit));
    }

    @Override
    public int data(ChannelSession channel, byte[] bytes, int start, int length) {
        if (started) {
            guest.data(new String(bytes, start, length, StandardCharsets.ISO_8859_1));
        }
        return length;
    }

    @Override
    public void close() {
        if (started) {
            guest.eof();
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        if (started) {
            guest.ended();
        }
    }

    @Override
    public void setIoErrorStream(IoOutputStream stream) {
        // everything goes to the one stream, as on a terminal
    }

    @Override
    public void setIoInputStream(IoInputStream stream) {
        // this is the data receiver
    }

    @Override
    public void setInputStream(InputStream stream) {
        // this is the data receiver
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        // the asynchronous one is used
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        // everything goes to the one stream, as on a terminal
    }
}
