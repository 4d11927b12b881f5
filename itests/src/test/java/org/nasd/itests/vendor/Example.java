package org.nasd.itests.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An example, built as its vendor would build it: by plain {@code mvn verify} in a copy of its folder.
 *
 * @param folder the copy
 */
record Example(Path folder) {

    private static final int MINUTES = 10;

    /** Copies an example and builds it, tests included. */
    static Example build(String name, NasdRepository nasd) throws IOException, InterruptedException {
        Path folder = nasd.work().resolve(name);
        copy(NasdRepository.root().resolve("examples").resolve(name), folder);
        Path pom = folder.resolve("pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("</project>", nasd.asRepositories() + "</project>"));
        Path log = nasd.work().resolve(name + ".log");
        Process mvn = new ProcessBuilder(
                        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "-Dmaven.repo.local=" + nasd.local(),
                        "verify")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!mvn.waitFor(MINUTES, TimeUnit.MINUTES) || mvn.exitValue() != 0) {
            mvn.destroy();
            throw new AssertionError("mvn verify of " + name + " did not succeed:\n" + Files.readString(log));
        }
        return new Example(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(f -> !f.startsWith(from.resolve("target"))).toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** The bundle. */
    Path jar() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What its tests reported, one line a class. */
    List<String> testRuns() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolveSibling(folder.getFileName() + ".log"))) {
            return lines.filter(line -> line.contains("Tests run:") && line.contains(" -- in "))
                    .toList();
        }
    }
}
