package org.nasd.api.transcript;

import java.nio.file.Path;
import org.nasd.api.nas.Nas;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The logs of contract 4.1, written in the background. Best effort by design: no method blocks or throws; when the disk is too slow,
 * lines are dropped, counted, and a line says how many.
 *
 * <p>Safe for use by many threads. Lines of one NAS, and of one account, appear in the order of the calls of one thread.
 */
@ProviderType
public interface Transcript {

    /** Writes a line to the daemon's log, in the original's form {@code <date> <host> nas_event_daemon[<pid>]: <line>}. */
    void daemon(String line);

    /** Writes an attempt to the log of its NAS and, when it is known whose it is, of its account. */
    void delivered(Delivery delivery);

    /**
     * Writes a remark about an event to the log of its NAS and its account.
     *
     * @param nas the NAS
     * @param abonentId the subscriber, or null: then only the NAS's log gets it
     * @param userId the account
     * @param text one line
     */
    void remark(Nas nas, Long abonentId, long userId, String text);

    /** The log of a NAS; the file need not exist yet. */
    Path nasLog(Nas nas);

    /** The log of an account; the file need not exist yet. */
    Path accountLog(long abonentId, long userId);

    /** The daemon's log. */
    Path daemonLog();

    /** How many lines were dropped since the start because they could not be written in time. */
    long dropped();
}
