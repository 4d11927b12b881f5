package org.nasd.operations.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.LogPage.Position;

/** Reads a log that others write: its end, and then what is added. A last line that is not finished yet waits for its end. */
final class LogFile {

    private static final int BLOCK = 64 * 1024;
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Path path;

    LogFile(Path path) {
        this.path = path;
    }

    LogPage last(int lines) throws IOException {
        String key = key();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long end = afterLastNewline(file);
            long begin = end;
            int found = 0;
            while (begin > 0 && found <= lines && end - begin < MOST_BYTES) {
                long from = Math.max(0, begin - BLOCK);
                byte[] block = read(file, from, (int) (begin - from));
                for (int i = block.length - 1; i >= 0 && found <= lines; i--) {
                    if (block[i] == '\n') {
                        found++;
                    }
                }
                begin = from;
            }
            List<String> all = lines(read(file, begin, (int) (end - begin)));
            return page(all.subList(Math.max(0, all.size() - lines), all.size()), key, end);
        } catch (NoSuchFileException e) {
            return page(List.of(), "", 0);
        }
    }

    LogPage since(Position since) throws IOException {
        String key = key();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = file.size();
            long from = since.file().equals(key) && size >= since.offset() ? since.offset() : 0;
            byte[] added = read(file, from, (int) Math.min(size - from, MOST_BYTES));
            int whole = lastNewline(added) + 1;
            boolean endless = whole == 0 && added.length == MOST_BYTES;
            int taken = endless ? added.length : whole;
            return page(lines(Arrays.copyOf(added, taken)), key, from + taken);
        } catch (NoSuchFileException e) {
            return page(List.of(), "", 0);
        }
    }

    private LogPage page(List<String> lines, String key, long end) {
        return new LogPage(path.toString(), lines, new Position(key, end));
    }

    /** What stays the same while the file is written to and changes when another takes its place; empty where there is no such thing. */
    private String key() throws IOException {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? "" : key.toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static long afterLastNewline(FileChannel file) throws IOException {
        long end = file.size();
        long lowest = Math.max(0, end - MOST_BYTES);
        while (end > lowest) {
            long from = Math.max(lowest, end - BLOCK);
            int newline = lastNewline(read(file, from, (int) (end - from)));
            if (newline >= 0) {
                return from + newline + 1;
            }
            end = from;
        }
        return end;
    }

    private static int lastNewline(byte[] bytes) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static byte[] read(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                break;
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static List<String> lines(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(text(bytes, begin, i));
                begin = i + 1;
            }
        }
        if (begin < bytes.length) {
            lines.add(text(bytes, begin, bytes.length));
        }
        return lines;
    }

    private static String text(byte[] bytes, int begin, int end) {
        int to = end > begin && bytes[end - 1] == '\r' ? end - 1 : end;
        return new String(bytes, begin, to - begin, StandardCharsets.UTF_8);
    }
}
