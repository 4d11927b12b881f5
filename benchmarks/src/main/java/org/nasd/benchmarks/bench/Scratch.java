package org.nasd.benchmarks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for a while: made here, and gone with all that is in it once closed. */
public final class Scratch implements AutoCloseable {

    private final Path directory;

    /**
     * @param name what it is for, as a part of its name
     */
    public Scratch(String name) throws IOException {
        directory = Files.createTempDirectory("nasd-benchmark-" + name + "-");
    }

    public Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
