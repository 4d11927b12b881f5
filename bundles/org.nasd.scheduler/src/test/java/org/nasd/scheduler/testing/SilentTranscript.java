package org.nasd.scheduler.testing;

import java.nio.file.Path;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;
import org.nasd.api.transcript.Transcript;

/** Keeps nothing. */
public final class SilentTranscript implements Transcript {

    @Override
    public void daemon(String line) {}

    @Override
    public void delivered(Delivery delivery) {}

    @Override
    public void remark(Nas about, Long abonentId, long userId, String text) {}

    @Override
    public Path nasLog(Nas about) {
        return Path.of("nas.log");
    }

    @Override
    public Path accountLog(long abonentId, long userId) {
        return Path.of("account.log");
    }

    @Override
    public Path daemonLog() {
        return Path.of("daemon.log");
    }

    @Override
    public long dropped() {
        return 0;
    }
}
