package org.nasd.itests.vendor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nasd.itests.harness.Trees;

/**
 * nasd's artifacts as this very build made them, laid out as a Maven repository, so that an example can be built before anything was
 * installed; beside it a local repository of its own, so that nothing of it stays with the developer.
 *
 * @param work an empty directory
 */
record NasdRepository(Path work) {

    static NasdRepository create() throws IOException {
        Path work = Path.of(System.getProperty("nasd.work"), "vendor-build").toAbsolutePath();
        Trees.delete(work);
        NasdRepository repository = new NasdRepository(Files.createDirectories(work));
        repository.addPom("nasd", root());
        repository.addPom("bundles", root().resolve("bundles"));
        repository.addPom("itests", root().resolve("itests"));
        repository.add("itests", root().resolve("itests/target/itests-" + version() + "-tests.jar"), "-tests.jar");
        for (Path jar : bundles()) {
            String name = jar.getFileName().toString().replace("-" + version() + ".jar", "");
            repository.addPom(name, root().resolve("bundles").resolve(name));
            repository.add(name, jar, ".jar");
        }
        return repository;
    }

    /** The folder of the whole source. */
    static Path root() {
        return Path.of(System.getProperty("nasd.root")).toAbsolutePath().normalize();
    }

    private static String version() {
        return System.getProperty("nasd.version");
    }

    /** The bundles of nasd that are on the class path. */
    private static List<Path> bundles() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().matches("org\\.nasd\\..*-" + version() + "\\.jar"))
                .toList();
    }

    private void addPom(String name, Path module) throws IOException {
        add(name, module.resolve("pom.xml"), ".pom");
    }

    private void add(String name, Path file, String suffix) throws IOException {
        Path folder = Files.createDirectories(
                work.resolve("repository/org/nasd").resolve(name).resolve(version()));
        Files.copy(file, folder.resolve(name + "-" + version() + suffix));
    }

    /** The local repository of the builds. */
    Path local() {
        return work.resolve("m2");
    }

    /** What a pom must say to be built from here; what this machine has already is not fetched once more. */
    String asRepositories() {
        String here =
                Path.of(System.getProperty("nasd.maven.repository")).toUri().toString();
        return "<repositories>"
                + repository(
                        "repository", "nasd", work.resolve("repository").toUri().toString(), true)
                + repository("repository", "here", here, false) + "</repositories><pluginRepositories>"
                + repository("pluginRepository", "here", here, false) + "</pluginRepositories>\n";
    }

    private static String repository(String tag, String id, String url, boolean snapshots) {
        return "<" + tag + "><id>" + id + "</id><url>" + url
                + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
                + "<snapshots><enabled>" + snapshots + "</enabled><checksumPolicy>ignore</checksumPolicy></snapshots></"
                + tag
                + ">";
    }
}
