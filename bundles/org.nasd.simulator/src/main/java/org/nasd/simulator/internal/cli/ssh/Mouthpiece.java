package org.nasd.simulator.internal.cli.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.sshd.common.channel.BufferedIoOutputStream;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.nasd.simulator.internal.Desk;
import org.nasd.simulator.internal.cli.Terminal;

/** What an SSH channel says. Used by the device's thread only. */
final class Mouthpiece implements Terminal {

    private final Desk desk;
    private final ChannelSession channel;
    private final BufferedIoOutputStream out;
    private final ExitCallback exit;

    Mouthpiece(Desk desk, ChannelSession channel, IoOutputStream out, ExitCallback exit) {
        this.desk = desk;
        this.channel = channel;
        this.out = new BufferedIoOutputStream(
                "out", channel.getChannelId(), out, Integer.MAX_VALUE, Duration.ofSeconds(1));
        this.exit = exit;
    }

    @Override
    public void say(String raw) {
        say(raw, () -> {});
    }

    @Override
    public void say(String raw, Runnable sent) {
        if (raw.isEmpty() || !open()) {
            return;
        }
        try {
            out.writeBuffer(new ByteArrayBuffer(raw.getBytes(StandardCharsets.ISO_8859_1)))
                    .addListener(future -> {
                        if (future.isWritten()) {
                            desk.loop.execute(sent);
                        }
                    });
        } catch (IOException e) {
            channel.close(true);
        }
    }

    @Override
    public void hangUp(int status) {
        out.close(false).addListener(closed -> exit.onExit(status));
    }

    @Override
    public boolean open() {
        return channel.isOpen() && !channel.isClosing();
    }
}
