package org.nasd.scheme.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the operator's schemes: a directory each. A change is taken up once nothing has changed for a while, so that nobody meets
 * half of an edit. Used by one thread.
 */
final class SchemeDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(SchemeDirectory.class);

    /** Receives what is there now. */
    interface Sink {

        /** A directory was read. */
        void found(SchemeFiles files);

        /** The directory of a scheme is no longer there. */
        void gone(String name);
    }

    private final Path root;
    private final Duration quiet;
    private final Sink sink;
    private final Map<String, Watch> watches = new HashMap<>();
    private final Set<Path> complainedAbout = new HashSet<>();

    private String trouble = "";

    SchemeDirectory(Path root, Duration quiet, Sink sink) {
        this.root = root;
        this.quiet = quiet;
        this.sink = sink;
    }

    /** Reads everything at once, without waiting for quiet. */
    void readAll() {
        scan(0, Duration.ZERO);
    }

    /**
     * Looks for changes and takes up those that have come to rest.
     *
     * @param now the monotonic clock in nanoseconds
     */
    void scan(long now) {
        scan(now, quiet);
    }

    private void scan(long now, Duration rest) {
        Set<String> names;
        try {
            names = directories();
            trouble = "";
        } catch (IOException e) {
            // Schemes in force must survive a directory that cannot be read for a while.
            complainOnce(e);
            return;
        }
        names.addAll(watches.keySet());
        names.forEach(name -> watches.computeIfAbsent(name, Watch::new).look(now, rest));
        watches.values().removeIf(Watch::isOver);
    }

    private void complainOnce(IOException e) {
        if (!trouble.equals(e.toString())) {
            trouble = e.toString();
            LOG.warn("The schemes in {} cannot be read ({}); those in force stay so", root, trouble);
        }
    }

    private Set<String> directories() throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (SchemeFiles.isName(name)) {
                    names.add(name);
                } else if (!name.startsWith(".") && complainedAbout.add(entry)) {
                    LOG.warn("{} is left out: the name of a scheme is made of A-Z a-z 0-9 . _ -", entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return names;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /** One directory: what was seen last, since when, and what was taken up. */
    private final class Watch {

        private final String name;
        private final Path directory;

        private Optional<Fingerprint> seen = Optional.empty();
        private Optional<Fingerprint> taken = Optional.empty();
        private boolean retry;
        private long since;

        Watch(String name) {
            this.name = name;
            this.directory = root.resolve(name);
        }

        void look(long now, Duration rest) {
            try {
                Optional<Fingerprint> current = fingerprint();
                if (!current.equals(seen)) {
                    seen = current;
                    since = now;
                }
                if ((retry || !seen.equals(taken)) && now - since >= rest.toNanos()) {
                    take(now);
                }
            } catch (IOException e) {
                retry = true;
                sink.found(new SchemeFiles(
                        name, directory.toString(), Map.of(), List.of(directory + " cannot be read: " + e)));
            }
        }

        private void take(long now) throws IOException {
            if (seen.isEmpty()) {
                taken = seen;
                sink.gone(name);
                return;
            }
            SchemeFiles files = read(seen.get());
            Optional<Fingerprint> after = fingerprint();
            if (!after.equals(seen)) {
                seen = after;
                since = now;
                return;
            }
            taken = seen;
            retry = !files.mistakes().isEmpty();
            sink.found(files);
        }

        private Optional<Fingerprint> fingerprint() throws IOException {
            try {
                return Optional.of(Fingerprint.of(directory));
            } catch (NoSuchFileException | NotDirectoryException e) {
                return Optional.empty();
            }
        }

        private SchemeFiles read(Fingerprint fingerprint) {
            Map<String, byte[]> contents = new TreeMap<>();
            List<String> mistakes = new ArrayList<>();
            for (String file : fingerprint.marks().keySet()) {
                if (SchemeFiles.belongs(file)) {
                    read(file, contents, mistakes);
                } else if (complainedAbout.add(directory.resolve(file))) {
                    LOG.warn(
                            "{} is left out: the name of an event is made of A-Z a-z 0-9 . _ -",
                            directory.resolve(file));
                }
            }
            return new SchemeFiles(name, directory.toString(), contents, mistakes);
        }

        private void read(String file, Map<String, byte[]> contents, List<String> mistakes) {
            Path path = directory.resolve(file);
            // Opening a pipe or a device could block for ever.
            if (!Files.isRegularFile(path)) {
                mistakes.add(name + "/" + file + ": is not a regular file");
                return;
            }
            try (InputStream in = Files.newInputStream(path)) {
                contents.put(file, SchemeFiles.read(in));
            } catch (IOException e) {
                mistakes.add(name + "/" + file + ": cannot be read: " + e);
            }
        }

        boolean isOver() {
            return seen.isEmpty() && taken.isEmpty();
        }
    }
}
