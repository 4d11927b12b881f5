package org.nasd.scheduler.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;
import org.nasd.api.transcript.Transcript;

/** Keeps in memory what it is told. */
public final class KeptTranscript implements Transcript {

    public final List<String> daemon = Collections.synchronizedList(new ArrayList<>());
    public final List<Delivery> deliveries = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void daemon(String line) {
        daemon.add(line);
    }

    @Override
    public void delivered(Delivery delivery) {
        deliveries.add(delivery);
    }

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
