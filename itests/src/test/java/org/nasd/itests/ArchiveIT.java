package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.itests.harness.Programs;

/** What the archive says of itself is what is in it, and nothing in it tells when or where it was built. */
class ArchiveIT {

    private static final Path HOME = Path.of(System.getProperty("nasd.archive"));
    private static final Path ARCHIVE = Path.of(
            System.getProperty("nasd.root"),
            "karaf-assembly/target/nasd-" + System.getProperty("nasd.version") + ".tar.gz");

    private static JsonNode sbom;
    private static List<Path> jars;

    @BeforeAll
    static void read() throws IOException {
        sbom = new ObjectMapper().readTree(HOME.resolve("sbom.json").toFile());
        try (Stream<Path> files = Stream.concat(Files.walk(HOME.resolve("lib")), Files.walk(HOME.resolve("system")))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    @Test
    void everyJarIsListedWithWhatItsBytesAreAndNothingElseIs() throws Exception {
        TreeMap<String, String> shipped = new TreeMap<>();
        for (Path jar : jars) {
            shipped.put(HOME.relativize(jar).toString(), sha256(jar));
        }
        TreeMap<String, String> listed = new TreeMap<>();
        for (JsonNode part : sbom.get("components")) {
            listed.put(part.get("bom-ref").asText(), hash(part, "SHA-256"));
        }
        assertThat(shipped).hasSizeGreaterThan(100);
        assertThat(listed).isEqualTo(shipped);
    }

    @Test
    void everyPartHasALicenceWhoseTextIsThere() {
        for (JsonNode part : sbom.get("components")) {
            JsonNode licence = part.get("licenses").get(0);
            String expression = licence.has("expression")
                    ? licence.get("expression").asText()
                    : licence.get("license").get("id").asText();
            for (String name : expression.replaceAll("[()]", "").split(" (?:AND|OR|WITH) ")) {
                if (!name.startsWith("LicenseRef-nasd")) {
                    assertThat(HOME.resolve("licenses/" + name + ".txt")).isNotEmptyFile();
                }
            }
        }
    }

    @Test
    void everyPartOfOthersIsNamedForPeopleToo() throws Exception {
        String text = Files.readString(HOME.resolve("THIRD-PARTY.txt"));
        for (JsonNode part : sbom.get("components")) {
            String group = part.get("group").asText();
            String coordinates = group + ":" + part.get("name").asText() + ":"
                    + part.get("version").asText();
            if (group.equals("org.nasd")) {
                assertThat(text).doesNotContain(coordinates);
            } else {
                assertThat(text).contains("  " + coordinates);
            }
        }
    }

    @Test
    void librariesInsideOfOurBundlesAreListedToo() {
        List<String> inside = new ArrayList<>();
        for (JsonNode part : sbom.get("components")) {
            part.path("components").forEach(it -> inside.add(it.get("purl").asText()));
        }
        assertThat(inside).anyMatch(purl -> purl.startsWith("pkg:maven/io.prometheus/prometheus-metrics-model@"));
    }

    @Test
    void theListLiesBesideTheArchiveAsWell() {
        assertThat(ARCHIVE.resolveSibling("nasd-" + System.getProperty("nasd.version") + "-sbom.json"))
                .hasSameBinaryContentAs(HOME.resolve("sbom.json"));
    }

    @Test
    void entriesHaveOneTimeOneOwnerAndOrder() throws Exception {
        List<String> files = new ArrayList<>();
        TreeSet<String> attributes = new TreeSet<>();
        for (String line : Programs.run("tar", "--utc", "--full-time", "-tvzf", ARCHIVE.toString())) {
            String[] columns = line.split(" +", 6);
            attributes.add(columns[0] + " " + columns[1] + " " + columns[3] + " " + columns[4]);
            files.add(columns[5]);
        }
        assertThat(files).doesNotHaveDuplicates();
        assertThat(attributes)
                .containsExactly(
                        "-rw-r--r-- root/root 2026-01-01 00:00:00",
                        "-rwxr-xr-x root/root 2026-01-01 00:00:00",
                        "drwxr-xr-x root/root 2026-01-01 00:00:00");
    }

    @Test
    void settingsHoldNoTimeOfTheBuildAndNoRandomName() throws Exception {
        try (Stream<Path> files = Files.walk(HOME.resolve("etc"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.getFileName().toString()).doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
                assertThat(file)
                        .content()
                        .doesNotContain("#Modified by")
                        .doesNotContainPattern("(?m)^#[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d .*\\d{4}$");
            }
        }
    }

    @Test
    void ourBundlesHoldNoTimeOfTheBuild() throws Exception {
        LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0);
        for (Path file : jars) {
            if (HOME.relativize(file).startsWith("system/org/nasd")) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    assertThat(jar.getManifest().getMainAttributes().keySet())
                            .extracting(Object::toString)
                            .doesNotContain("Bnd-LastModified", "Built-By", "Build-Jdk");
                    assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct())
                            .as(file.toString())
                            .allMatch(it -> it.toLocalDate().equals(time.toLocalDate()) || it.getYear() == 1980);
                }
            }
        }
    }

    private static String hash(JsonNode part, String algorithm) {
        for (JsonNode hash : part.get("hashes")) {
            if (hash.get("alg").asText().equals(algorithm)) {
                return hash.get("content").asText();
            }
        }
        throw new AssertionError("no " + algorithm + " of " + part);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
