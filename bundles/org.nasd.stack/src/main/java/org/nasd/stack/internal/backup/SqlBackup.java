package org.nasd.stack.internal.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nasd.api.stack.Backup;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.sql.Database;

/** Copies of an embedded database. The copy has its name only when it is whole and on the disk. */
public final class SqlBackup implements Backup {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'nasd-'yyyyMMdd'-'HHmmss'-'SSS'.zip'", Locale.ROOT);

    private final Database database;

    public SqlBackup(Database database) {
        this.database = database;
    }

    @Override
    public Path write(Path directory) {
        database.dialect().requireBackup();
        try {
            Path in = directory.toAbsolutePath().normalize();
            Files.createDirectories(in, only("rwx------"));
            return write(
                    in, in.resolve(LocalDateTime.now(ZoneId.systemDefault()).format(NAME)));
        } catch (IOException e) {
            throw new StackException(
                    "Cannot write a backup into " + directory + ": " + e.getMessage() + " ("
                            + e.getClass().getSimpleName() + "); look at its rights and for room on its disk",
                    e);
        }
    }

    private Path write(Path directory, Path file) throws IOException {
        Path unfinished = Files.createTempFile(directory, "unfinished-", ".zip", only("rw-------"));
        try {
            database.change("write a backup into " + directory, session -> {
                session.dialect().backup(session, unfinished);
                return null;
            });
            sync(unfinished);
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
