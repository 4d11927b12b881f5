package org.nasd.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * What a jar says about itself.
 *
 * @param inside the Maven projects that it was made of, itself among them where it says so
 * @param declaredLicence its {@code Bundle-License}, else the licences of its pom; empty where it says nothing
 * @param notice its NOTICE; empty where it has none
 */
record JarFacts(SortedSet<Coordinates> inside, Optional<String> declaredLicence, Optional<String> notice) {

    private static final Pattern LICENCE_IN_POM =
            Pattern.compile("<license>.*?<name>\\s*(.*?)\\s*</name>.*?</license>", Pattern.DOTALL);

    static JarFacts of(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return new JarFacts(
                    inside(jar),
                    bundleLicence(jar).or(() -> pomLicence(jar)),
                    text(jar, "META-INF/NOTICE(\\.txt|\\.md)?").map(String::strip));
        }
    }

    private static SortedSet<Coordinates> inside(JarFile jar) throws IOException {
        SortedSet<Coordinates> found = new TreeSet<>();
        for (ZipEntry entry : entries(jar, "META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
            Properties properties = new Properties();
            try (InputStream in = jar.getInputStream(entry)) {
                properties.load(in);
            }
            if (properties.containsKey("version")) {
                found.add(new Coordinates(
                        properties.getProperty("groupId"),
                        properties.getProperty("artifactId"),
                        properties.getProperty("version")));
            }
        }
        return found;
    }

    private static Optional<String> bundleLicence(JarFile jar) throws IOException {
        return Optional.ofNullable(jar.getManifest())
                .map(Manifest::getMainAttributes)
                .map((Attributes main) -> main.getValue("Bundle-License"))
                .filter(value -> !value.isBlank());
    }

    private static Optional<String> pomLicence(JarFile jar) {
        List<ZipEntry> poms = entries(jar, "META-INF/maven/[^/]+/[^/]+/pom\\.xml");
        if (poms.size() != 1) {
            return Optional.empty();
        }
        Matcher licence = LICENCE_IN_POM.matcher(text(jar, poms.get(0)));
        return licence.find() ? Optional.of(licence.group(1)) : Optional.empty();
    }

    private static Optional<String> text(JarFile jar, String names) {
        return entries(jar, names).stream().findFirst().map(entry -> text(jar, entry));
    }

    private static String text(JarFile jar, ZipEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(jar.getName() + ": " + entry, e);
        }
    }

    private static List<ZipEntry> entries(JarFile jar, String names) {
        Pattern pattern = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
        return jar.stream()
                .filter(entry -> pattern.matcher(entry.getName()).matches())
                .map(entry -> (ZipEntry) entry)
                .toList();
    }
}
