package org.nasd.simulator.internal.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.internal.Tokens;

/** A simulated NAS that runs by settings which somebody wrote down, with its journal file. */
public final class NasRun implements AutoCloseable {

    private final Optional<JournalFile> file;
    private final Running running;

    /**
     * @param kind {@code routeros}, {@code cli} or {@code radius}
     * @param settings by key; besides those of the kind {@code journal}, {@code rows} and {@code fault.<anything>}
     * @throws IllegalArgumentException when they cannot be understood
     * @throws UncheckedIOException when a file or port cannot be had
     */
    public NasRun(String kind, Map<String, String> settings) {
        Kind asked = Kind.of(kind);
        new TreeMap<>(settings).forEach((key, value) -> apply(asked, key, value.trim()));
        this.file = path(settings, "journal").map(JournalFile::new);
        try {
            this.running = asked.start();
        } catch (RuntimeException e) {
            file.ifPresent(JournalFile::close);
            throw e;
        }
        try {
            file.ifPresent(nas().journal()::follow);
            path(settings, "rows").ifPresent(this::fill);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The keys of a kind of NAS, without {@code fault.<anything>}. */
    public static TreeSet<String> keys(String kind) {
        TreeSet<String> keys = new TreeSet<>(Kind.of(kind).keys());
        keys.addAll(List.of("journal", "rows"));
        return keys;
    }

    /** Where a kind of NAS usually listens. */
    public static int usualPort(String kind) {
        return Kind.of(kind).usualPort();
    }

    private static Optional<Path> path(Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key))
                .map(String::trim)
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    private static void apply(Kind kind, String key, String value) {
        if (key.startsWith("fault.")) {
            kind.fault(value);
        } else if (!key.equals("journal") && !key.equals("rows")) {
            String shown = kind.secrets().contains(key) ? "..." : value;
            if (!kind.keys().contains(key)) {
                throw new IllegalArgumentException(key + "=" + shown + ": known are fault.<name>, journal, rows and "
                        + new TreeSet<>(kind.keys()));
            }
            try {
                kind.set(key, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + "=" + shown + ": " + e.getMessage(), e);
            }
        }
    }

    public SimulatedNas nas() {
        return running.nas();
    }

    Running running() {
        return running;
    }

    /** Brings the journal file up to date. */
    void flush() {
        file.ifPresent(JournalFile::flush);
    }

    private void fill(Path rows) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(rows)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    insert(line, rows + " line " + number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("rows " + rows + " cannot be read", e);
        }
    }

    private void insert(String line, String where) {
        try {
            List<String> tokens = Tokens.of(line);
            running.stock().insert(tokens.get(0), row(tokens.subList(1, tokens.size())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    static Map<String, String> row(List<String> tokens) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String token : tokens) {
            int equals = token.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + token + "' is not name=value");
            }
            row.put(token.substring(0, equals), token.substring(equals + 1));
        }
        return row;
    }

    @Override
    public void close() {
        nas().close();
        file.ifPresent(JournalFile::close);
    }
}
