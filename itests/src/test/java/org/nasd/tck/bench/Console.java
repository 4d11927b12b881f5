package org.nasd.tck.bench;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Everything that is written to standard output and standard error, logs included, kept to be searched. Passes it on, but for the lines of
 * loggers that are turned up only for this.
 */
final class Console implements AutoCloseable {

    private static final Pattern CHATTER = Pattern.compile("\\b(TRACE|DEBUG)\\b");

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Console() {
        System.setOut(new PrintStream(new Copy(out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Copy(err), true, StandardCharsets.UTF_8));
    }

    String text() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private final class Copy extends OutputStream {

        private final PrintStream original;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Copy(PrintStream original) {
            this.original = original;
        }

        @Override
        public void write(int one) {
            synchronized (kept) {
                kept.write(one);
                line.write(one);
                if (one == '\n') {
                    if (!CHATTER.matcher(line.toString(StandardCharsets.UTF_8)).find()) {
                        original.writeBytes(line.toByteArray());
                    }
                    line.reset();
                }
            }
        }
    }
}
