package org.nasd.stack.internal.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that hold one secret each, in directories of which the first that has the file wins. */
final class SecretFiles {

    private static final int LONGEST = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final List<Path> directories;

    SecretFiles(List<Path> directories) {
        this.directories = directories;
    }

    /** Whether it can be the name of a secret: no path, nothing hidden. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    Optional<Path> find(String name) {
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * The file's text without the line's end behind it.
     *
     * @throws IOException when it cannot be read, is no text, or too long
     */
    static String read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException("it is longer than " + LONGEST / 1024 + " KiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.replaceFirst("\\r?\\n\\z", "");
        } catch (CharacterCodingException e) {
            throw new IOException("it is no text in UTF-8", e);
        }
    }

    /** Where files are looked for, for people. */
    String places() {
        return directories.isEmpty()
                ? "no directory is set"
                : String.join(", ", directories.stream().map(Path::toString).toList());
    }

    /** Where an operator keeps them. */
    Path lastPlace() {
        return directories.isEmpty() ? Path.of("") : directories.get(directories.size() - 1);
    }

    /** The files that others than their owner can read or write. */
    List<Path> loose() {
        return directories.stream()
                .filter(Files::isDirectory)
                .flatMap(SecretFiles::list)
                .filter(SecretFiles::isLoose)
                .sorted()
                .toList();
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> isName(file.getFileName().toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    private static boolean isLoose(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
