package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.event.Event;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.StackException;
import org.nasd.stack.testing.TestDatabase;

class BackupIT {

    @TempDir
    Path directory;

    @Test
    void copiesH2AtOneMomentWhileItIsInUse() throws Exception {
        try (TestDatabase database = TestDatabase.h2();
                Stacks stacks = database.stacks()) {
            stacks.compact()
                    .append(LongStream.range(0, 5_000)
                            .mapToObj(user -> Event.of("a", user))
                            .toList());
            AtomicBoolean moving = new AtomicBoolean(true);
            CompletableFuture<Void> mover = CompletableFuture.runAsync(() -> move(stacks, moving));
            Fixture.await("a move", () -> stacks.main().count() > 0);
            Path file = stacks.backup().write(directory.resolve("deep/backup"));
            moving.set(false);
            mover.get(30, TimeUnit.SECONDS);
            assertThat(file.getFileName().toString()).matches("nasd-\\d{8}-\\d{6}-\\d{3}\\.zip");
            assertThat(file).isAbsolute();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
            assertThat(files(file.getParent())).containsExactly(file);
            assertThat(events(restore(file))).isEqualTo(5_000);
        }
    }

    private static void move(Stacks stacks, AtomicBoolean moving) {
        while (moving.get()) {
            var page = stacks.compact().read(0, 20);
            if (page.isEmpty()) {
                return;
            }
            stacks.compact()
                    .move(new Expansion(
                            page.stream()
                                    .map(one -> Fixture.expanded(one, 1, java.util.Set.of()))
                                    .toList(),
                            List.of(),
                            List.of(),
                            Map.of()));
        }
    }

    private Path restore(Path zip) throws IOException {
        Path restored = Files.createDirectory(directory.resolve("restored"));
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.copy(entries, restored.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
        return restored.resolve("nasd");
    }

    private static long events(Path database) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + database + ";IFEXISTS=TRUE", "nasd", "");
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT (SELECT COUNT(*) FROM EVENTS_STACK_COMPACT)"
                        + " + (SELECT COUNT(*) FROM EVENTS_STACK)")) {
            results.next();
            return results.getLong(1);
        }
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.toList();
        }
    }

    @Test
    void leavesNothingOfAFailedAttempt() throws IOException {
        try (TestDatabase database = TestDatabase.h2InMemory();
                Stacks stacks = database.stacks()) {
            assertThatThrownBy(() -> stacks.backup().write(directory))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("write a backup into " + directory);
            assertThat(files(directory)).isEmpty();
            Path noDirectory = Files.createFile(directory.resolve("file"));
            assertThatThrownBy(() -> stacks.backup().write(noDirectory))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("look at its rights");
        }
    }

    @Test
    void sendsTheOwnerOfAMariaDbToMariaDbDump() {
        Assumptions.assumeTrue(TestDatabase.mariadbIsInstalled(), "apt-get install mariadb-server");
        try (TestDatabase database = TestDatabase.mariadb();
                Stacks stacks = database.stacks()) {
            assertThatThrownBy(() -> stacks.backup().write(directory.resolve("backup")))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("mariadb-dump");
            assertThat(directory.resolve("backup")).doesNotExist();
        }
    }

    @Test
    void sendsTheOwnerOfAPostgreSqlToPgDump() throws IOException {
        Assumptions.assumeTrue(TestDatabase.postgresqlIsInstalled(), "apt-get install postgresql");
        try (TestDatabase database = TestDatabase.postgresql();
                Stacks stacks = database.stacks()) {
            assertThatThrownBy(() -> stacks.backup().write(directory.resolve("backup")))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("pg_dump");
            assertThat(directory.resolve("backup")).doesNotExist();
        }
    }
}
