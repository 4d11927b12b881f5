package org.nasd.stack.internal.age;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.nasd.api.stack.StackException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The highest age at which this node has seen each database: a file each, outside of any database. */
final class SeenAges {

    private static final Logger LOG = LoggerFactory.getLogger(SeenAges.class);

    private final Path directory;

    SeenAges(Path directory) {
        this.directory = directory;
    }

    /** Empty when this node has never seen that database. */
    OptionalLong read(String databaseId) {
        Path file = file(databaseId);
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            LOG.warn("{} cannot be read, so that a restored database may go unnoticed: {}", file, e.toString());
            return OptionalLong.empty();
        }
    }

    /** Whole or not at all, and on the disk. */
    void write(String databaseId, long number) {
        Path file = file(databaseId);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(directory, only("rwx------"));
            Files.deleteIfExists(next);
            Files.createFile(next, only("rw-------"));
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((number + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException(
                    "Cannot write down in " + file + " how old the database is: " + e.getMessage() + " ("
                            + e.getClass().getSimpleName() + "); look at its rights and for room on its disk",
                    e);
        }
    }

    /** An id comes from the database, and must not lead out of the directory. */
    private Path file(String databaseId) {
        return directory.resolve(databaseId.replaceAll("[^0-9A-Za-z-]", "_"));
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
