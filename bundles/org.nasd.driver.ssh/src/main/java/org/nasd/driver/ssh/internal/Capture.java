package org.nasd.driver.ssh.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a command's channel brings, output and errors in the order of arrival, at most 1 MiB. Filled by JSch's thread, which it never
 * holds up; read when the channel has ended.
 */
final class Capture {

    private static final int MOST = (1 << 20) - 64;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final CountDownLatch outputEnded = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean cut;

    private synchronized void add(byte[] more, int offset, int length) {
        int room = Math.min(length, MOST - bytes.size());
        bytes.write(more, offset, Math.max(0, room));
        cut |= room < length;
    }

    /** Where JSch writes output. */
    OutputStream output() {
        return new Sink(outputEnded);
    }

    /** Where JSch writes errors; it is closed only with the channel, after the exit status. */
    OutputStream errors() {
        return new Sink(ended);
    }

    /** Waits until the channel has ended; or its output has, and a grace after that. */
    boolean await(long deadline) throws InterruptedException {
        if (!outputEnded.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        long grace = Math.min(TimeUnit.SECONDS.toNanos(1), Math.max(0, deadline - System.nanoTime()));
        return ended.await(grace, TimeUnit.NANOSECONDS) || System.nanoTime() - deadline < 0;
    }

    synchronized String text(Charset charset) {
        String text =
                bytes.toString(charset).replace("\r\n", "\n").replace("\0", "").stripTrailing();
        return cut ? text + "\n[cut here: the NAS sent more than 1 MiB]" : text;
    }

    private final class Sink extends OutputStream {
        private final CountDownLatch closing;

        Sink(CountDownLatch closing) {
            this.closing = closing;
        }

        @Override
        public void write(int b) {
            add(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            add(more, offset, length);
        }

        @Override
        public void close() {
            closing.countDown();
        }
    }
}
