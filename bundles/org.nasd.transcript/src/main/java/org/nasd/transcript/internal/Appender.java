package org.nasd.transcript.internal;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Adds batches to files. A file is open only while its batch is written, so that any number of logs needs one open file, and a log that was
 * moved or deleted by somebody else is simply begun anew. Used by one thread.
 */
final class Appender {

    private static final Set<OpenOption> OPTIONS = Set.of(APPEND, CREATE);
    private static final int BUFFER = 128 * 1024;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    /**
     * Adds a batch, all or nothing as far as the disk allows.
     *
     * @param length the bytes of all chunks together
     */
    void append(Path file, Rotation rotation, List<byte[]> chunks, int length) throws IOException {
        try (FileChannel channel = open(file)) {
            long size = channel.size();
            if (!rotation.isDue(size, length)) {
                write(channel, size, chunks);
                return;
            }
        }
        rotation.rotate(file);
        try (FileChannel channel = open(file)) {
            write(channel, channel.size(), chunks);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, OPTIONS);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.getParent());
            return FileChannel.open(file, OPTIONS);
        }
    }

    private void write(FileChannel channel, long size, List<byte[]> chunks) throws IOException {
        buffer.clear();
        try {
            for (byte[] chunk : chunks) {
                for (int from = 0; from < chunk.length; ) {
                    int part = Math.min(chunk.length - from, buffer.remaining());
                    buffer.put(chunk, from, part);
                    from += part;
                    if (!buffer.hasRemaining()) {
                        flush(channel);
                    }
                }
            }
            flush(channel);
        } catch (IOException e) {
            takeBack(channel, size, e);
            throw e;
        }
    }

    private void flush(FileChannel channel) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Half a record would make the next one unreadable too. */
    private static void takeBack(FileChannel channel, long size, IOException cause) {
        try {
            if (channel.isOpen()) {
                channel.truncate(size);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
