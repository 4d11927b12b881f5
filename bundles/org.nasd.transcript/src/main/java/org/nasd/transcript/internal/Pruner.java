package org.nasd.transcript.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through all logs again and again, a few at a time, to begin old ones anew and to delete what nobody needs any more. Shares the
 * writer's thread, so that no log changes under it. Used by one thread.
 */
final class Pruner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pruner.class);

    /** Directories and files per step. */
    private static final int MOST_PER_STEP = 200;

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int DATE_LENGTH = "2019-08-27".length();

    /** A directory of logs being gone through. */
    private record Walk(Path directory, DirectoryStream<Path> stream, Iterator<Path> entries) {}

    private final Path root;
    private final Retention retention;
    private final Supplier<ZoneId> zone;
    private final Deque<Walk> walks = new ArrayDeque<>();

    private long nextRound;

    Pruner(Path root, Retention retention, Supplier<ZoneId> zone) {
        this.root = root;
        this.retention = retention;
        this.zone = zone;
    }

    /**
     * Looks at a few more files.
     *
     * @param now in milliseconds since 1970
     */
    void step(long now) {
        if (walks.isEmpty()) {
            if (now < nextRound) {
                return;
            }
            nextRound = now + PAUSE.toMillis();
            enter(root.resolve(Places.ACCOUNTS));
            enter(root.resolve(Places.NAS));
            enter(root);
        }
        for (int i = 0; i < MOST_PER_STEP && !walks.isEmpty(); i++) {
            next(now);
        }
    }

    private void next(long now) {
        Walk walk = walks.peek();
        try {
            if (walk.entries().hasNext()) {
                Path entry = walk.entries().next();
                look(walk.directory(), entry, now);
                return;
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("Old logs in {} could not be looked after: {}", walk.directory(), e.toString());
            if (e instanceof IOException) {
                return;
            }
        }
        leave(walks.pop());
    }

    private void look(Path directory, Path entry, long now) throws IOException {
        String name = entry.getFileName().toString();
        boolean ours = !directory.equals(root) || name.startsWith(Places.DAEMON);
        if (directory.endsWith(Places.ACCOUNTS) && directory.getParent().equals(root)) {
            enter(entry);
        } else if (ours && (name.endsWith(".log") || Rotation.isOld(name))) {
            log(directory, entry, name, now);
        }
    }

    private void log(Path directory, Path file, String name, long now) throws IOException {
        Instant lastWritten = Files.getLastModifiedTime(file).toInstant();
        boolean outdated = retention.keptDays() > 0
                && lastWritten.isBefore(Instant.ofEpochMilli(now).minus(Duration.ofDays(retention.keptDays())));
        if (outdated && !name.equals(Places.DAEMON)) {
            Files.delete(file);
        } else if (name.endsWith(".log") && beganLongAgo(file, now)) {
            boolean account = directory.getParent().endsWith(Places.ACCOUNTS);
            (account ? retention.accounts() : retention.daemonAndNas()).rotate(file);
        }
    }

    private boolean beganLongAgo(Path file, long now) throws IOException {
        if (retention.rotationDays() == 0) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String date = new String(in.readNBytes(DATE_LENGTH), StandardCharsets.US_ASCII);
            LocalDate oldest =
                    LocalDate.ofInstant(Instant.ofEpochMilli(now), zone.get()).minusDays(retention.rotationDays());
            return LocalDate.parse(date).isBefore(oldest);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void enter(Path directory) {
        try {
            DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
            walks.push(new Walk(directory, stream, stream.iterator()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            LOG.trace("Nothing to look after in {}", directory);
        } catch (IOException e) {
            LOG.debug("Old logs in {} could not be looked after: {}", directory, e.toString());
        }
    }

    private void leave(Walk walk) {
        try {
            walk.stream().close();
            if (walk.directory().getParent().endsWith(Places.ACCOUNTS)) {
                Files.delete(walk.directory());
            }
        } catch (DirectoryNotEmptyException e) {
            LOG.trace("{} stays", walk.directory());
        } catch (IOException e) {
            LOG.debug("Old logs in {} could not be looked after: {}", walk.directory(), e.toString());
        }
    }

    @Override
    public void close() {
        List.copyOf(walks).forEach(this::leave);
        walks.clear();
    }
}
