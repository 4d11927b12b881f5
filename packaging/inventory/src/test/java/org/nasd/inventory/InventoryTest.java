package org.nasd.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final String APACHE = "https://www.apache.org/licenses/LICENSE-2.0.txt";

    @TempDir
    private Path assembly;

    @BeforeEach
    void empty() throws IOException {
        Files.createDirectories(assembly.resolve("lib"));
        Files.createDirectories(assembly.resolve("system"));
    }

    @Test
    void thePathInTheRepositoryNamesAPart() throws Exception {
        jar("system/com/example/deep/thing/1.2/thing-1.2.jar", APACHE, Map.of());
        assertThat(Inventory.of(assembly).parts())
                .extracting(Part::coordinates)
                .containsExactly(new Coordinates("com.example.deep", "thing", "1.2"));
    }

    @Test
    void aJarOutsideOfTheRepositoryNamesItself() throws Exception {
        jar("lib/boot/main-4.jar", APACHE, projects("org.example:main:4"));
        assertThat(Inventory.of(assembly).parts())
                .extracting(Part::coordinates)
                .containsExactly(new Coordinates("org.example", "main", "4"));
    }

    @Test
    void aJarThatNothingNamesIsRefused() throws Exception {
        jar("lib/boot/main-4.jar", APACHE, Map.of());
        assertThatThrownBy(() -> Inventory.of(assembly)).hasMessageContaining("lib/boot/main-4.jar");
    }

    @Test
    void aPartWithoutAKnownLicenceIsRefused() throws Exception {
        jar("system/com/example/thing/1/thing-1.jar", "Do as you please", Map.of());
        assertThatThrownBy(() -> Inventory.of(assembly))
                .hasMessageContaining("com.example:thing:1")
                .hasMessageContaining("Do as you please");
    }

    @Test
    void aChoiceOfLicencesNeedsTheTextsOfAll() throws Exception {
        jar("system/org/ops4j/pax/logging/pax-logging-logback/2/pax-logging-logback-2.jar", APACHE, Map.of());
        assertThat(Inventory.of(assembly).parts().get(0).licence().texts())
                .containsExactly("Apache-2.0", "EPL-1.0", "LGPL-2.1-only");
    }

    @Test
    void theBillOfMaterialsIsValidAndSaysWhatIsInside() throws Exception {
        jar("system/com/example/thing/1/thing-1.jar", APACHE, projects("com.example:thing:1", "com.other:inner:7"));
        jar("system/com/h2database/h2/2/h2-2.jar", "https://h2database.com/html/license.html", Map.of());
        String bom = BillOfMaterials.of(Inventory.of(assembly), "1.0", TIME);
        byte[] json = bom.getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonParser().validate(json, BillOfMaterials.SCHEMA)).isEmpty();

        Component thing = new JsonParser().parse(json).getComponents().get(0);
        assertThat(thing.getPurl()).isEqualTo("pkg:maven/com.example/thing@1");
        assertThat(thing.getHashes()).hasSize(2);
        assertThat(thing.getComponents()).extracting(Component::getPurl).containsExactly("pkg:maven/com.other/inner@7");
        assertThat(bom).contains("MPL-2.0 OR EPL-1.0");
    }

    @Test
    void theSamePartsGiveTheSameIdAndBillOfMaterials() throws Exception {
        jar("system/com/example/thing/1/thing-1.jar", APACHE, Map.of());
        Inventory inventory = Inventory.of(assembly);
        assertThat(Inventory.of(assembly).id()).isEqualTo(inventory.id());
        assertThat(BillOfMaterials.of(Inventory.of(assembly), "1.0", TIME))
                .isEqualTo(BillOfMaterials.of(inventory, "1.0", TIME));

        jar("system/com/example/thing/1/thing-1.jar", APACHE, projects("com.example:thing:1"));
        assertThat(Inventory.of(assembly).id()).isNotEqualTo(inventory.id());
    }

    @Test
    void noticesOfOthersAreListedOnceWithTheirCarriers() throws Exception {
        jar("system/com/example/a/1/a-1.jar", APACHE, Map.of("META-INF/NOTICE", "Made by Example\r\n"));
        jar("system/com/example/b/1/b-1.jar", APACHE, Map.of("META-INF/NOTICE.txt", "Made by Example\n"));
        jar("system/org/nasd/own/1/own-1.jar", APACHE, Map.of());
        assertThat(ThirdParty.of(Inventory.of(assembly)))
                .contains("com.example:a:1\n", "com.example:b:1\n", "--- a, b\n")
                .containsOnlyOnce("Made by Example")
                .doesNotContain("org.nasd:own");
    }

    private static Map<String, String> projects(String... coordinates) {
        Map<String, String> files = new TreeMap<>();
        for (String project : coordinates) {
            String[] parts = project.split(":");
            files.put(
                    "META-INF/maven/" + parts[0] + "/" + parts[1] + "/pom.properties",
                    "groupId=" + parts[0] + "\nartifactId=" + parts[1] + "\nversion=" + parts[2] + "\n");
        }
        return files;
    }

    private void jar(String path, String licence, Map<String, String> files) throws IOException {
        Path file = assembly.resolve(path);
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            entry(jar, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nBundle-License: " + licence + "\r\n\r\n");
            for (Map.Entry<String, String> content : new TreeMap<>(files).entrySet()) {
                entry(jar, content.getKey(), content.getValue());
            }
        }
    }

    private static void entry(JarOutputStream jar, String name, String content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(0);
        jar.putNextEntry(entry);
        jar.write(content.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
