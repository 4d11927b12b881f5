package org.nasd.transcript.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/**
 * When a log gives way to a fresh one, and how many old ones are kept: {@code x.log.1} is the youngest.
 *
 * @param bytes the size that a log does not grow beyond, unless one batch is larger
 * @param kept how many old ones are kept, 0 for none
 */
record Rotation(long bytes, int kept) {

    private static final Pattern OLD = Pattern.compile(".*\\.log\\.[0-9]{1,6}");

    /** Whether a file of this name is an old log. */
    static boolean isOld(String file) {
        return OLD.matcher(file).matches();
    }

    /** Whether a log of this size gives way before more is added. */
    boolean isDue(long size, long more) {
        return size > 0 && size + more > bytes;
    }

    /** Moves the log aside. */
    void rotate(Path log) throws IOException {
        if (kept == 0) {
            Files.deleteIfExists(log);
            return;
        }
        for (int number = kept; number > 1; number--) {
            move(old(log, number - 1), old(log, number));
        }
        move(log, old(log, 1));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Fewer old ones than may be kept.
        }
    }

    private static Path old(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }
}
