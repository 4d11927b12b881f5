package org.nasd.transcript.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppenderTest {

    @TempDir
    Path directory;

    private final Appender appender = new Appender();

    private void append(Path file, Rotation rotation, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        appender.append(file, rotation, List.of(bytes), bytes.length);
    }

    @Test
    void createsWhatIsMissingAndAddsAtTheEnd() throws IOException {
        Path file = directory.resolve("a/b/x.log");
        append(file, new Rotation(100, 1), "one\n");
        append(file, new Rotation(100, 1), "two\n");
        assertThat(file).hasContent("one\ntwo\n");
        Files.delete(file);
        append(file, new Rotation(100, 1), "three\n");
        assertThat(file).hasContent("three\n");
    }

    @Test
    void beginsAnewBeforeALogGrowsBeyondItsSizeAndKeepsSoManyOldOnes() throws IOException {
        Path file = directory.resolve("x.log");
        for (int i = 1; i <= 5; i++) {
            append(file, new Rotation(10, 2), i + "23456789\n");
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("x.log", "x.log.1", "x.log.2");
        }
        assertThat(file).hasContent("523456789");
        assertThat(directory.resolve("x.log.1")).hasContent("423456789");
        assertThat(directory.resolve("x.log.2")).hasContent("323456789");
    }

    @Test
    void keepsNoOldOnesWhereNoneAreWanted() throws IOException {
        Path file = directory.resolve("x.log");
        append(file, new Rotation(10, 0), "one 45678\n");
        append(file, new Rotation(10, 0), "two 45678\n");
        assertThat(file).hasContent("two 45678");
        assertThat(directory.resolve("x.log.1")).doesNotExist();
    }

    @Test
    void aBatchLargerThanAnyBufferArrivesWhole() throws IOException {
        Path file = directory.resolve("x.log");
        byte[] large = new byte[1_000_003];
        new Random(1).nextBytes(large);
        byte[] small = {1, 2, 3};
        appender.append(file, new Rotation(10, 1), List.of(small, large, small), large.length + 6);
        byte[] read = Files.readAllBytes(file);
        assertThat(read).hasSize(large.length + 6);
        assertThat(Arrays.copyOfRange(read, 3, 3 + large.length)).isEqualTo(large);
    }

    @Test
    void aFullDiskIsAnErrorThatSaysSo() throws IOException {
        Path file = Files.createSymbolicLink(directory.resolve("x.log"), Path.of("/dev/full"));
        assertThatThrownBy(() -> append(file, new Rotation(10, 1), "one"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
    }
}
