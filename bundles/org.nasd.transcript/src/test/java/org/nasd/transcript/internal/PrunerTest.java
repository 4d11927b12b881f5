package org.nasd.transcript.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrunerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path root;

    private Pruner pruner;

    @BeforeEach
    void open() {
        pruner = new Pruner(
                root, new Retention(new Rotation(1000, 2), new Rotation(1000, 1), 30, 365), () -> ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        pruner.close();
    }

    private Path write(String file, String firstDay, int daysSinceWritten) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, firstDay + " 10:00:00 text\n");
        Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofDays(daysSinceWritten))));
        return path;
    }

    @Test
    void deletesWhatNobodyWroteToForLongAndTheDirectoryWithIt() throws IOException {
        Path gone = write("abonents/3/event_5.log", "2025-01-01", 366);
        Path goneToo = write("abonents/3/event_5.log.1", "2024-01-01", 500);
        Path nasGone = write("nas_event_daemon/old_10.0.0.1.log.1", "2025-01-01", 366);
        Path daemonGone = write("nas_event_daemon.log.2", "2025-01-01", 366);
        Path stays = write("abonents/4/event_5.log.1", "2026-01-01", 364);
        pruner.step(NOW.toEpochMilli());
        assertThat(gone).doesNotExist();
        assertThat(goneToo).doesNotExist();
        assertThat(root.resolve("abonents/3")).doesNotExist();
        assertThat(nasGone).doesNotExist();
        assertThat(daemonGone).doesNotExist();
        assertThat(stays).exists();
    }

    @Test
    void beginsLogsAnewWhoseFirstLineIsOld() throws IOException {
        Path nas = write("nas_event_daemon/bras_10.0.0.1.log", "2026-10-24", 0);
        Path account = write("abonents/3/event_5.log", "2026-10-24", 0);
        Path daemon = write("nas_event_daemon.log", "2026-10-24", 0);
        Path young = write("abonents/3/event_6.log", "2026-10-26", 0);
        Path foreign = write("abonents/3/event_7.log", "no date..", 0);
        pruner.step(NOW.toEpochMilli());
        for (Path old : new Path[] {nas, account, daemon}) {
            assertThat(old).doesNotExist();
            assertThat(old.resolveSibling(old.getFileName() + ".1")).exists();
        }
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    @Test
    void letsOtherFilesBe() throws IOException {
        Path karaf = write("karaf.log", "2020-01-01", 3000);
        Path other = write("other/x.log", "2020-01-01", 3000);
        Path note = write("abonents/3/note.txt", "2020-01-01", 3000);
        Path daemon = write("nas_event_daemon.log", "x", 3000);
        pruner.step(NOW.toEpochMilli());
        assertThat(karaf).exists();
        assertThat(other).exists();
        assertThat(note).exists();
        assertThat(daemon).exists();
    }

    @Test
    void takesSmallStepsAndThenRestsForAnHour() throws IOException {
        for (int i = 0; i < 500; i++) {
            write("abonents/" + i + "/event_1.log", "2020-01-01", 3000);
        }
        int steps = 0;
        do {
            pruner.step(NOW.toEpochMilli());
            steps++;
        } while (root.resolve("abonents").toFile().list().length > 0 && steps < 100);
        assertThat(steps).isBetween(5, 10);
        for (int i = 0; i < 10; i++) {
            pruner.step(NOW.toEpochMilli());
        }
        Path late = write("abonents/1/event_1.log", "2020-01-01", 3000);
        pruner.step(NOW.plus(Duration.ofMinutes(59)).toEpochMilli());
        assertThat(late).exists();
        pruner.step(NOW.plus(Duration.ofMinutes(61)).toEpochMilli());
        assertThat(late).doesNotExist();
    }
}
