package org.nasd.simulator.internal.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.internal.Json;

/**
 * Appends journal entries to a file, a line of JSON each, in a thread of its own. The file is what tests believe, so a slow disk holds
 * the router up rather than losing a line.
 */
final class JournalFile implements Consumer<JournalEntry>, AutoCloseable {

    private static final int WAITING = 65_536;
    private static final long DEADLINE_SECONDS = 30;

    private final Path path;
    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>(WAITING);
    private final Writer file;
    private final Thread thread;
    private volatile IOException trouble;

    /** What the writer's thread is to do. */
    private sealed interface Item {
        record Line(JournalEntry entry) implements Item {}

        record Mark(CountDownLatch reached, boolean last) implements Item {}
    }

    JournalFile(Path path) {
        this.path = path;
        try {
            this.file = Files.newBufferedWriter(
                    path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + path + " cannot be written", e);
        }
        this.thread = new Thread(this::run, "nasd-simulator-journal");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void accept(JournalEntry entry) {
        put(new Item.Line(entry));
    }

    /**
     * Returns when everything that was accepted before is in the file.
     *
     * @throws UncheckedIOException when it is not
     */
    void flush() {
        mark(false);
    }

    private void mark(boolean last) {
        CountDownLatch reached = new CountDownLatch(1);
        put(new Item.Mark(reached, last));
        try {
            if (!reached.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("journal " + path + " was not written in time"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing " + path, e);
        }
        if (trouble != null) {
            throw new UncheckedIOException("journal " + path + " is not complete", trouble);
        }
    }

    private void put(Item item) {
        try {
            queue.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing " + path, e);
        }
    }

    private void run() {
        List<Item> batch = new ArrayList<>();
        try (file) {
            boolean last = false;
            while (!last) {
                batch.add(queue.take());
                queue.drainTo(batch, 1000);
                for (Item item : batch) {
                    last |= write(item);
                }
                batch.clear();
                if (queue.isEmpty()) {
                    flushFile();
                }
            }
        } catch (InterruptedException | IOException e) {
            trouble = new IOException(e);
        }
    }

    private boolean write(Item item) {
        if (item instanceof Item.Mark mark) {
            flushFile();
            mark.reached().countDown();
            return mark.last();
        }
        if (item instanceof Item.Line line && trouble == null) {
            try {
                file.write(Json.line(line.entry()));
                file.write('\n');
            } catch (IOException e) {
                trouble = e;
            }
        }
        return false;
    }

    private void flushFile() {
        try {
            file.flush();
        } catch (IOException e) {
            trouble = e;
        }
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            mark(true);
        }
    }
}
