package org.nasd.benchmarks.result;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Results as files, one a target. */
public final class Results {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path directory;

    public Results(Path directory) {
        this.directory = directory;
    }

    /** Where results of a size are kept: those of a smoke are nobody's record. */
    public static Results of(Size size) {
        boolean record = !size.isQuick() && !Boolean.getBoolean("nasd.benchmarks.profiled");
        return new Results(Path.of(record ? "results" : "target/results"));
    }

    public void save(Result result) throws IOException {
        save(result.id(), result);
    }

    public void save(String name, Object value) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".json"), JSON.writeValueAsString(value) + "\n");
    }

    public Optional<Result> read(String id) throws IOException {
        return read(id, Result.class);
    }

    public <T> Optional<T> read(String name, Class<T> type) throws IOException {
        Path file = directory.resolve(name + ".json");
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
    }
}
