package org.nasd.cli;

import java.io.IOException;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** The bytes of a connection, both ways. Used by one thread at a time; its end may be caused by any thread. */
@ConsumerType
public interface CliStream {

    /**
     * Takes what has arrived, and waits where nothing has.
     *
     * @param patience how long to wait; zero: not at all
     * @return how many bytes, at least 1; 0 when none came in time; -1 when the connection has ended and everything was taken
     */
    int read(byte[] into, Duration patience) throws IOException, InterruptedException;

    /** Sends all bytes at once. */
    void write(byte[] bytes) throws IOException;

    /** Whether more may come, as far as is known without asking the device. */
    boolean isOpen();
}
