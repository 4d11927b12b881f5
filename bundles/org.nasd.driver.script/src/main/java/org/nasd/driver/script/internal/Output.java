package org.nasd.driver.script.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.OptionalInt;

/**
 * What a script says on its two pipes. It only takes what is there: nobody ever waits in a read, which no one could end while some process
 * that got away from the script holds the pipe open. Safe for all threads; the lock is held for system calls that do not wait.
 */
final class Output {

    static final int MOST = 1 << 20;

    private static final int CHUNK = 64 * 1024;

    /** A pipe holds this much at most unless somebody enlarged it. */
    private static final int PIPE = 1 << 20;

    private static final String CUT = "[cut here: the script said more than 1 MiB]";
    private static final String ERRORS = "[stderr]";

    private final InputStream out;
    private final InputStream err;
    private final Capture said;
    private final Capture complained;
    private final MarkScanner scanner;
    private final byte[] chunk = new byte[CHUNK];
    private boolean closed;

    /**
     * @param mark that the keeper tells the exit status with
     */
    Output(InputStream out, InputStream err, String mark) {
        this.out = out;
        this.err = err;
        int room = MOST - CUT.length() - ERRORS.length() - 4;
        this.complained = new Capture(room / 8);
        this.said = new Capture(room - room / 8);
        this.scanner = new MarkScanner(mark, said);
    }

    /** Takes some of what has arrived; false when there was nothing. */
    synchronized boolean take() {
        int heard = read(out);
        scanner.accept(chunk, heard);
        int complaints = read(err);
        complained.add(chunk, 0, complaints);
        return heard + complaints > 0;
    }

    /** The exit status, once the script has ended and all it said is taken. */
    synchronized OptionalInt status() {
        return scanner.status();
    }

    /** Takes the rest, when no more than a pipe's content can follow. */
    synchronized void finish() {
        for (int taken = 0, n = read(err); n > 0 && taken < PIPE; taken += n, n = read(err)) {
            complained.add(chunk, 0, n);
        }
        for (int taken = 0, n = read(out); n > 0 && taken < PIPE; taken += n, n = read(out)) {
            scanner.accept(chunk, n);
        }
        scanner.end();
    }

    private int read(InputStream in) {
        if (closed) {
            return 0;
        }
        try {
            // The library swaps the stream beneath when the process ends; this lock is the one it holds meanwhile.
            synchronized (in) {
                int there = Math.min(in.available(), CHUNK);
                return there <= 0 ? 0 : Math.max(0, in.read(chunk, 0, there));
            }
        } catch (IOException e) {
            // The other side of a pipe is gone: there is nothing more to take.
            return 0;
        }
    }

    /** Nothing more is taken; a writer gets a broken pipe. */
    synchronized void close() throws IOException {
        closed = true;
        try {
            out.close();
        } finally {
            err.close();
        }
    }

    /** All that was said, for the transcript. */
    synchronized String transcript(Charset charset) {
        StringBuilder text = new StringBuilder(said.text(charset));
        String errors = complained.text(charset);
        if (!errors.isEmpty()) {
            newLine(text).append(ERRORS).append('\n').append(errors);
        }
        if (said.isCut() || complained.isCut()) {
            newLine(text).append(CUT);
        }
        return text.toString();
    }

    /** The words alone, errors last. */
    synchronized String words(Charset charset) {
        return newLine(new StringBuilder(said.text(charset)))
                .append(complained.text(charset))
                .toString();
    }

    private static StringBuilder newLine(StringBuilder text) {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? text : text.append('\n');
    }
}
