package org.nasd.shell.internal;

import org.nasd.api.operations.LogOperations;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.LogSource;
import org.nasd.shell.internal.view.Words;

/** Shows the end of a log, and goes on. */
final class Tail {

    private static final long LOOK_EVERY_MILLIS = 300;

    private final Face face;
    private final LogSource source;

    Tail(Face face, LogSource source) {
        this.face = face;
        this.source = source;
    }

    /** Ends with Ctrl-C, which interrupts this thread, or when the SSH channel is closed. */
    void show(int lines, boolean follow) throws InterruptedException {
        LogOperations logs = face.ask().logs();
        LogPage page = logs.last(face.caller(), source, lines);
        print(page);
        if (!follow && page.lines().isEmpty()) {
            face.line("nothing in " + page.path());
        }
        while (follow && !face.isClosed()) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            page = logs.since(face.caller(), source, page.end());
            print(page);
        }
    }

    private void print(LogPage page) {
        face.lines(page.lines().stream().map(Words::safe).toList());
    }
}
