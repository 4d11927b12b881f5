package org.nasd.scheme.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be seen of a scheme's directory without reading its files.
 *
 * @param marks by file name
 */
record Fingerprint(Map<String, Mark> marks) {

    /** A file's outside. {@code key} is what tells a file from the one that was moved into its place. */
    record Mark(long size, FileTime modified, Object key) {

        private static final Mark UNREADABLE = new Mark(-1, FileTime.fromMillis(0), null);
    }

    /** Takes the fingerprint of a directory. */
    static Fingerprint of(Path directory) throws IOException {
        Map<String, Mark> marks = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (SchemeFiles.looksLikeCommands(file.getFileName().toString())
                        || file.endsWith(SchemeFiles.SETTINGS)) {
                    marks.put(file.getFileName().toString(), mark(file));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new Fingerprint(marks);
    }

    private static Mark mark(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Mark(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            return Mark.UNREADABLE;
        }
    }
}
