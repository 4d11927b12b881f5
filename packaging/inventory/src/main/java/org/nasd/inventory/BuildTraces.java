package org.nasd.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Karaf's assembly leaves in {@code etc/} that is different each time: a random name for the feature that boots and for its
 * repository, and comments with the time at which a file was edited.
 */
final class BuildTraces {

    private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern EDITED = Pattern.compile("(?m)^#Modified by .*\\R#.*\\R");
    private static final Pattern RANDOM_XML = Pattern.compile(RANDOM + "\\.xml");
    private static final String BOOT = "nasd-boot";

    private BuildTraces() {}

    static void remove(Path etc) throws IOException {
        Path features = etc.resolve("org.apache.karaf.features.cfg");
        for (Path repository : list(etc, RANDOM_XML)) {
            rewrite(repository, RANDOM, BOOT);
            Files.move(repository, etc.resolve(BOOT + ".xml"));
            rewrite(features, RANDOM, BOOT);
        }
        for (Path file : list(etc, Pattern.compile(".*\\.(cfg|properties)"))) {
            rewrite(file, EDITED, "");
        }
    }

    private static List<Path> list(Path directory, Pattern names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> names.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static void rewrite(Path file, Pattern what, String by) throws IOException {
        Matcher matcher = what.matcher(Files.readString(file, StandardCharsets.UTF_8));
        if (matcher.find()) {
            Files.writeString(file, matcher.replaceAll(by), StandardCharsets.UTF_8);
        }
    }
}
