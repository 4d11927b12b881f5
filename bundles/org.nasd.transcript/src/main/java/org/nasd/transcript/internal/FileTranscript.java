package org.nasd.transcript.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;
import org.nasd.api.transcript.Transcript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs as files. Callers post into a bounded mailbox and go on; one thread of this object does the rest. */
final class FileTranscript implements Transcript, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileTranscript.class);

    private static final Duration TO_FINISH = Duration.ofMillis(4500);
    private static final Duration TO_GIVE_UP = Duration.ofMillis(500);

    private final LongAdder lost = new LongAdder();
    private final DiskTrouble trouble = new DiskTrouble(lost);
    private final Mailbox mailbox;
    private final Places places;
    private final Thread thread;

    /**
     * Starts to write.
     *
     * @param root the directory of all logs
     * @param daemonPrefix what stands between the time and the text of a daemon's line
     * @param maxEntries how many entries may wait
     * @param maxCharacters how many characters they may have together
     */
    FileTranscript(Path root, String daemonPrefix, int maxEntries, int maxCharacters, Retention retention) {
        mailbox = new Mailbox(maxEntries, maxCharacters);
        places = new Places(root.toAbsolutePath().normalize());
        Wording wording = new Wording(new Stamp(ZoneId::systemDefault), daemonPrefix);
        Logbook logbook = new Logbook(places, retention, wording, trouble, lost);
        Pruner pruner = new Pruner(places.root(), retention, ZoneId::systemDefault);
        thread = new Thread(new LogWriter(mailbox, wording, logbook, pruner, lost), "nasd-transcript");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void daemon(String line) {
        post(new Entry.Daemon(System.currentTimeMillis(), line));
    }

    @Override
    public void delivered(Delivery delivery) {
        post(new Entry.Attempt(System.currentTimeMillis(), delivery));
    }

    @Override
    public void remark(Nas nas, Long abonentId, long userId, String text) {
        post(new Entry.Remark(System.currentTimeMillis(), nas, abonentId, userId, text));
    }

    private void post(Entry entry) {
        if (!mailbox.post(entry)) {
            lost.increment();
        }
    }

    @Override
    public Path nasLog(Nas nas) {
        return places.of(Log.of(nas));
    }

    @Override
    public Path accountLog(long abonentId, long userId) {
        return places.of(new Log.OfAccount(abonentId, userId));
    }

    @Override
    public Path daemonLog() {
        return places.of(Log.DAEMON);
    }

    @Override
    public long dropped() {
        return lost.sum();
    }

    /** What keeps the logs from being written now; empty when nothing does. */
    List<String> problems() {
        return trouble.problems();
    }

    /** Writes what was posted, for at most five seconds. */
    @Override
    public void close() {
        mailbox.close();
        try {
            thread.join(TO_FINISH.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(TO_GIVE_UP.toMillis());
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        long unwritten = mailbox.size();
        if (unwritten > 0) {
            lost.add(unwritten);
            LOG.warn("The logs could not be written in time; {} lines are lost", unwritten);
        }
    }
}
