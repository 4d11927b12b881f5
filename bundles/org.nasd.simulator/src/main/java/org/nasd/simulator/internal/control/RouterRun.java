package org.nasd.simulator.internal.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasd.simulator.internal.Tokens;
import org.nasd.simulator.routeros.SimulatedRouter;

/** A router that runs by settings which somebody wrote down, with its journal file. */
public final class RouterRun implements AutoCloseable {

    private final Optional<JournalFile> file;
    private final SimulatedRouter router;

    /**
     * @param settings by key
     * @throws IllegalArgumentException when they cannot be understood
     * @throws UncheckedIOException when a file or port cannot be had
     */
    public RouterRun(Map<String, String> settings) {
        Options options = Options.of(settings);
        this.file = options.journal().map(JournalFile::new);
        try {
            this.router = SimulatedRouter.start(options.router());
        } catch (RuntimeException e) {
            file.ifPresent(JournalFile::close);
            throw e;
        }
        try {
            file.ifPresent(router.journal()::follow);
            options.rows().ifPresent(this::fill);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public SimulatedRouter router() {
        return router;
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
            router.insert(tokens.get(0), List.of(row(tokens.subList(1, tokens.size()))));
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
        router.close();
        file.ifPresent(JournalFile::close);
    }
}
